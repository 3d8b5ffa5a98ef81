import DocumentModel

/// A word and its place, before it has a line.
struct PlacedWord: Hashable, Sendable {
  /// The text.
  var form: String
  /// Place on the page, in points.
  var box: Box
  /// The recogniser's confidence from 0 to 1, where one read it.
  var confidence: Double? = nil
  /// The line it stands on by whoever read it; words of one line share the number.
  var line: Int? = nil
  /// What else it may be by the recogniser, most probable first.
  var alternatives: [Alternative] = []

  /// Whether a recogniser read neither letter nor figure.
  var isSign: Bool { confidence != nil && !form.contains { $0.isLetter || $0.isNumber } }
}
