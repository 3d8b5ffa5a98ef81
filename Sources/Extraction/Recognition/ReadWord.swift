import DocumentModel

/// A word as Tesseract read it.
struct ReadWord: Hashable, Sendable {
  /// The text.
  var form: String
  /// From 0 to 1.
  var confidence: Double
  /// Place in the image.
  var box: PixelBox
  /// Number of the line it stands on, counted over the reading.
  var line: Int
  /// What else it may be, most probable first.
  var alternatives: [Alternative] = []
  /// Where its symbols stand.
  var symbols: [SymbolPlace] = []

  /// Where a symbol begins and ends along its line, in pixels, and how many scalars it has.
  struct SymbolPlace: Hashable, Sendable {
    var start: Int
    var end: Int
    var length: Int
  }
}
