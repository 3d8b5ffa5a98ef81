/// A symbol as Tesseract read it.
struct ReadSymbol: Hashable, Sendable {
  /// What was read.
  var text: String
  /// Place in the image.
  var box: PixelBox
  /// What it may be, what was read among it.
  var choices: [Choice]

  /// Where it stands along its line, and how many scalars it has.
  var place: ReadWord.SymbolPlace {
    ReadWord.SymbolPlace(
      start: box.x, end: box.x + box.width, length: text.unicodeScalars.count)
  }

  /// One of the readings of a symbol.
  struct Choice: Hashable, Sendable {
    var text: String
    /// Tesseract's confidence from 0 to 100.
    var confidence: Double
  }
}
