import DocumentGrammar

/// Collects the bytes of restored lines.
struct LineText {
  let bytes: UnsafePointer<UInt8>
  let isClean: Bool
  private(set) var output: [UInt8] = []
  /// Where each line lies without the white space at its end.
  private var lines: [Range<Int>] = []
  /// The first word of each line; empty where it must stay as it is.
  private var heads: [Range<Int>] = []

  init(bytes: UnsafePointer<UInt8>, isClean: Bool) {
    self.bytes = bytes
    self.isClean = isClean
  }

  /// Writes the words of a line.
  mutating func write(_ line: Int, _ block: TokenBlock, _ decoder: borrowing BlockDecoder) {
    let start = output.count
    var head = start..<start
    // Noise leaves the wider of the spaces around it, so that its neighbours stay apart.
    var pending = 0..<0
    var index = block.tokens(ofLine: line).lowerBound
    let first = index
    let end = block.tokens(ofLine: line).upperBound
    while index < end {
      let token = block.tokens[index]
      let decision = decoder.decisions[index]
      let space = Int(token.start - token.space)..<Int(token.start)
      if decision.isNoise, !isClean {
        if width(space) > width(pending) { pending = space }
        index += 1
        continue
      }
      append(pending.isEmpty || width(space) >= width(pending) ? space : pending)
      pending = 0..<0
      let wordStart = output.count
      let read = Int(token.start)..<Int(token.end)
      switch decision.kind {
      case _ where decision.isOpaque: append(read)
      case .joined:
        let second = block.tokens[index + 1]
        appendJoined(decision, read, Int(second.start)..<Int(second.end), decoder)
        index += 1
      case _ where decision.symbol.count > 0: append(decision.symbol, decoder)
      case .changed: append(decision.text, decoder)
      case .kept, .absorbed: append(read)
      }
      if index == first || (decision.kind == .joined && index == first + 1) {
        head = decision.isOpaque ? wordStart..<wordStart : wordStart..<output.count
      }
      index += 1
    }
    lines.append(start..<output.count)
    heads.append(head)
  }

  /// Writes the white space at the end of a line, and its line feed.
  mutating func finish(_ line: Int, _ block: TokenBlock) {
    let range = block.tokens(ofLine: line)
    let end = Int(block.lines[line].end)
    append((range.last.map { Int(block.tokens[$0].end) } ?? Int(block.lines[line].start))..<end)
    if line + 1 < block.lines.count || block.endsWithLineFeed { output.append(0x0A) }
  }

  /// How many characters a white space has.
  private func width(_ space: Range<Int>) -> Int {
    var width = 0
    for index in space where bytes[index] & 0xC0 != 0x80 { width += 1 }
    return width
  }

  private mutating func append(_ range: Range<Int>) {
    output.append(
      contentsOf: UnsafeBufferPointer(start: bytes + range.lowerBound, count: range.count))
  }

  private mutating func append(_ range: ByteRange, _ decoder: borrowing BlockDecoder) {
    output.append(
      contentsOf: UnsafeBufferPointer(
        start: decoder.texts.base + Int(range.start), count: Int(range.count)))
  }

  /// Writes two tokens that are one word, or the symbol that they are.
  private mutating func appendJoined(
    _ decision: BlockDecoder.Decision, _ first: Range<Int>, _ second: Range<Int>,
    _ decoder: borrowing BlockDecoder
  ) {
    func string(_ range: Range<Int>) -> String {
      String(
        decoding: UnsafeBufferPointer(start: bytes + range.lowerBound, count: range.count),
        as: UTF8.self)
    }
    if let repair = GrammarRepair.repairedSymbol(string(first) + " " + string(second)) {
      output.append(contentsOf: repair.form.utf8)
    } else {
      append(decision.text, decoder)
    }
  }

  /// Puts mended labels in the place of damaged ones.
  mutating func repairLabels() {
    let labels = output.withUnsafeBufferPointer {
      LabelSequence.damagedLabels(of: lines, in: $0)
    }
    guard !labels.isEmpty else { return }
    var repaired: [UInt8] = []
    repaired.reserveCapacity(output.count)
    var copied = 0
    for (line, label) in labels where !heads[line].isEmpty {
      let (range, word) = (lines[line], heads[line])
      let form = String(decoding: output[word], as: UTF8.self)
      let space = String(decoding: output[range.lowerBound..<word.lowerBound], as: UTF8.self)
      guard
        let mended = GrammarRepair.repairedLabel(
          label, of: form, behind: space.unicodeScalars.count)
      else { continue }
      repaired.append(contentsOf: output[copied..<word.lowerBound])
      repaired.append(contentsOf: mended.utf8)
      copied = word.upperBound
    }
    repaired.append(contentsOf: output[copied...])
    output = repaired
  }
}
