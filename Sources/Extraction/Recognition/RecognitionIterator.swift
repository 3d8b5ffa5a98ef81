import CTesseract

/// Walks over what Tesseract recognised; the one owner of its handle.
struct RecognitionIterator: ~Copyable {
  private let handle: OpaquePointer
  /// The same iterator as far as places are concerned.
  private let page: OpaquePointer

  /// Takes over a handle.
  init?(_ handle: OpaquePointer?) {
    guard let handle, let page = TessResultIteratorGetPageIterator(handle) else { return nil }
    self.handle = handle
    self.page = page
  }

  deinit { TessResultIteratorDelete(handle) }

  /// All words in Tesseract's order.
  func words() -> [ReadWord] {
    var words: [ReadWord] = []
    var line = 0
    while true {
      if TessPageIteratorIsAtBeginningOf(page, RIL_TEXTLINE) != 0 { line += 1 }
      let confidence = Double(TessResultIteratorConfidence(handle, RIL_WORD)) / 100
      let box = self.box(RIL_WORD)
      let (symbols, isLast) = symbolsOfWord()
      if let box, symbols.contains(where: { !$0.text.allSatisfy(\.isWhitespace) }) {
        words.append(
          ReadWord(
            form: symbols.map(\.text).joined(), confidence: confidence, box: box, line: line,
            alternatives: SymbolChoices.alternatives(symbols), symbols: symbols.map(\.place)))
      }
      if isLast { return words }
    }
  }

  /// The symbols of the word at which the iterator stands, and whether it is the last; leaves the
  /// iterator at the next word.
  private func symbolsOfWord() -> (symbols: [ReadSymbol], isLast: Bool) {
    var symbols: [ReadSymbol] = []
    while true {
      if let text = TessResultIteratorGetUTF8Text(handle, RIL_SYMBOL) {
        let form = RecognitionIterator.vietnamese(String(cString: text))
        TessDeleteText(text)
        symbols.append(
          ReadSymbol(
            text: form, box: box(RIL_SYMBOL) ?? PixelBox(x: 0, y: 0, width: 0, height: 0),
            choices: choices(besides: form)))
      }
      guard TessResultIteratorNext(handle, RIL_SYMBOL) != 0 else { return (symbols, true) }
      if TessPageIteratorIsAtBeginningOf(page, RIL_WORD) != 0 { return (symbols, false) }
    }
  }

  /// What else the symbol may be.
  private func choices(besides form: String) -> [ReadSymbol.Choice] {
    guard let choices = TessResultIteratorGetChoiceIterator(handle) else { return [] }
    defer { TessChoiceIteratorDelete(choices) }
    var result: [ReadSymbol.Choice] = []
    repeat {
      guard let text = TessChoiceIteratorGetUTF8Text(choices) else { continue }
      result.append(
        ReadSymbol.Choice(
          text: RecognitionIterator.vietnamese(String(cString: text)),
          confidence: Double(TessChoiceIteratorConfidence(choices))))
    } while TessChoiceIteratorNext(choices) != 0
    return result
  }

  /// The text with what looks the same in place of what Vietnamese print does not have: Đ for eth,
  /// 8 for the section sign, alone or doubled by an eight.
  static func vietnamese(_ text: String) -> String {
    switch text {
    case "\u{D0}": "Đ"
    case "\u{F0}": "đ"
    case "§", "8§", "§8": "8"
    default: text
    }
  }

  private func box(_ level: TessPageIteratorLevel) -> PixelBox? {
    var (left, top, right, bottom): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
    guard TessPageIteratorBoundingBox(page, level, &left, &top, &right, &bottom) != 0 else {
      return nil
    }
    return PixelBox(x: Int(left), y: Int(top), width: Int(right - left), height: Int(bottom - top))
  }
}
