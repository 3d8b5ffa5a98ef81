import CTesseract

/// Walks over what Tesseract recognised; the one owner of its handle.
struct RecognitionIterator: ~Copyable {
  private let handle: OpaquePointer

  /// Takes over a handle.
  init?(_ handle: OpaquePointer?) {
    guard let handle else { return nil }
    self.handle = handle
  }

  deinit { TessResultIteratorDelete(handle) }

  /// All words in Tesseract's order.
  func words() -> [ReadWord] {
    var words: [ReadWord] = []
    var line = 0
    let page = TessResultIteratorGetPageIteratorConst(handle)
    repeat {
      if TessPageIteratorIsAtBeginningOf(page, RIL_TEXTLINE) != 0 { line += 1 }
      if let word = word(line: line) { words.append(word) }
    } while TessResultIteratorNext(handle, RIL_WORD) != 0
    return words
  }

  /// The word at which the iterator stands.
  private func word(line: Int) -> ReadWord? {
    var (left, top, right, bottom): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
    guard let text = TessResultIteratorGetUTF8Text(handle, RIL_WORD) else { return nil }
    defer { TessDeleteText(text) }
    let page = TessResultIteratorGetPageIteratorConst(handle)
    guard TessPageIteratorBoundingBox(page, RIL_WORD, &left, &top, &right, &bottom) != 0 else {
      return nil
    }
    let form = String(cString: text)
    guard form.contains(where: { !$0.isWhitespace }) else { return nil }
    return ReadWord(
      form: form, confidence: Double(TessResultIteratorConfidence(handle, RIL_WORD)) / 100,
      box: PixelBox(
        x: Int(left), y: Int(top), width: Int(right - left), height: Int(bottom - top)), line: line)
  }
}
