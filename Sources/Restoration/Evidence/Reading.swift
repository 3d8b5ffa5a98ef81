/// One of several texts that a place on a page may hold, and what speaks for it.
struct Reading: Hashable {
  /// The text with its punctuation.
  var form: String
  /// Logarithm of how much the recognisers say for it; only differences between the readings of one
  /// word matter.
  var evidence: Float
}
