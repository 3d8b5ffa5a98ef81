import VietnameseText

/// Cuts paragraphs of training text into the tokens that n-grams are counted over.
struct ParagraphTokenizer {
  /// One token.
  enum Token {
    /// A word of letters, how it is printed, and whether it starts a sentence.
    case word(WordKey, CaseShape, isFirst: Bool)
    /// Anything else.
    case other(TokenClass)
  }

  private var codes: [UInt8] = []
  private var isFirst = true

  /// Calls `body` with each token of a paragraph of UTF-8 text, a boundary last.
  mutating func forEachToken(
    in bytes: UnsafeBufferPointer<UInt8>, _ body: (Token) -> Void
  ) {
    isFirst = true
    codes.removeAll(keepingCapacity: true)
    var index = 0
    while index < bytes.count {
      let scalar = ParagraphTokenizer.decode(bytes, &index)
      if scalar.value <= 0x20 || scalar.value == 0xA0 {
        finishToken(body)
      } else {
        codes.append(SymbolCode.code(of: scalar))
      }
    }
    finishToken(body)
    if !isFirst { body(.other(.boundary)) }
  }

  private mutating func finishToken(_ body: (Token) -> Void) {
    guard !codes.isEmpty else { return }
    var first = isFirst
    var endsSentence = false
    codes.withUnsafeBufferPointer { codes in
      let marks = OuterMarks.shared
      var start = 0
      var end = codes.count
      while start < end, marks.isOuter[Int(codes[start])] { start += 1 }
      while end > start, marks.isOuter[Int(codes[end - 1])] { end -= 1 }
      endsSentence = codes[end...].contains { marks.isBoundary[Int($0)] }
      if start < end {
        emit(UnsafeBufferPointer(rebasing: codes[start..<end]), isFirst: &first, body)
      }
    }
    codes.removeAll(keepingCapacity: true)
    if endsSentence, !first {
      body(.other(.boundary))
      first = true
    }
    isFirst = first
  }

  private func emit(
    _ core: UnsafeBufferPointer<UInt8>, isFirst: inout Bool, _ body: (Token) -> Void
  ) {
    defer { isFirst = false }
    guard let kind = TokenClass(core: core) else {
      if let key = WordKey(core) {
        body(.word(key, CaseShape(codes: core), isFirst: isFirst))
      } else {
        body(.other(.unknown))
      }
      return
    }
    // `và/hoặc` is two words that stand together.
    if kind == .unknown {
      var parts: [(WordKey, CaseShape)] = []
      let pieces = core.split { $0 == TokenClass.slash || $0 == TokenClass.dash }
      for piece in pieces {
        let codes = UnsafeBufferPointer(rebasing: piece)
        if let key = WordKey(codes) { parts.append((key, CaseShape(codes: codes))) }
      }
      if parts.count > 1, parts.count == pieces.count {
        for (key, shape) in parts { body(.word(key, shape, isFirst: false)) }
        return
      }
    }
    body(.other(kind))
  }

  /// Decodes one scalar; a broken sequence gives U+FFFD and moves on by one byte.
  private static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int
  ) -> Unicode.Scalar {
    let first = bytes[index]
    index += 1
    if first < 0x80 { return Unicode.Scalar(first) }
    let length = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC0 ? 1 : 0
    guard length > 0, index + length <= bytes.count else { return "\u{FFFD}" }
    var value = UInt32(first) & (0x3F >> UInt32(length))
    for offset in 0..<length {
      let next = bytes[index + offset]
      guard next & 0xC0 == 0x80 else { return "\u{FFFD}" }
      value = value << 6 | UInt32(next & 0x3F)
    }
    index += length
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }
}
