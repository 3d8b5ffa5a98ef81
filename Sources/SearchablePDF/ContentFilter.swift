/// Takes the invisible text out of the content of a PDF page: the layer of an earlier OCR.
///
/// What is drawn stays as it is, byte for byte.
struct ContentFilter {
  private let bytes: [UInt8]
  private var position = 0
  private var output: [UInt8] = []
  /// The operands since the last operator: where the first begins, and the last one's text.
  private var operandStart: Int?
  private var lastOperand: Range<Int>?
  private var renderingMode = 0
  private var saved: [Int] = []

  /// The content without invisible text.
  static func withoutInvisibleText(_ content: [UInt8]) -> [UInt8] {
    var filter = ContentFilter(content)
    return filter.run()
  }

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  private mutating func run() -> [UInt8] {
    while let token = next() {
      guard isOperator(token) else {
        if operandStart == nil { operandStart = token.lowerBound }
        lastOperand = token
        continue
      }
      let statement = (operandStart ?? token.lowerBound)..<token.upperBound
      handle(String(decoding: bytes[token], as: UTF8.self), statement)
      operandStart = nil
      lastOperand = nil
    }
    // What is cut off in the middle of a statement is kept.
    if let operandStart { output += bytes[operandStart...] }
    return output
  }

  private mutating func handle(_ name: String, _ statement: Range<Int>) {
    var isKept = true
    switch name {
    case "q": saved.append(renderingMode)
    case "Q": renderingMode = saved.popLast() ?? 0
    case "Tr":
      if let lastOperand {
        renderingMode = Int(String(decoding: bytes[lastOperand], as: UTF8.self)) ?? 0
      }
    case "Tj", "TJ": isKept = renderingMode != 3
    case "'", "\"": isKept = renderingMode != 3
    case "BI":
      skipInlineImage()
      output += bytes[statement.lowerBound..<position]
      output.append(0x0A)
      return
    default: break
    }
    guard isKept else { return }
    output += bytes[statement]
    output.append(0x0A)
  }

  /// Goes to behind the `EI` that ends the image.
  private mutating func skipInlineImage() {
    while position + 3 < bytes.count {
      if isSpace(bytes[position]), bytes[position + 1] == 0x45, bytes[position + 2] == 0x49,
        isSpace(bytes[position + 3])
      {
        position += 3
        return
      }
      position += 1
    }
    position = bytes.count
  }

  // MARK: Tokens

  private mutating func next() -> Range<Int>? {
    skipSpace()
    guard position < bytes.count else { return nil }
    let start = position
    switch bytes[position] {
    case 0x28: skipString()
    case 0x3C:
      position += 1
      if position < bytes.count, bytes[position] == 0x3C {
        position += 1
      } else {
        while position < bytes.count, bytes[position] != 0x3E { position += 1 }
        position = min(bytes.count, position + 1)
      }
    case 0x3E:
      position += 1
      if position < bytes.count, bytes[position] == 0x3E { position += 1 }
    case 0x5B, 0x5D, 0x7B, 0x7D: position += 1
    case 0x2F:
      position += 1
      skipRegular()
    default: skipRegular()
    }
    if position == start { position += 1 }
    return start..<position
  }

  private mutating func skipSpace() {
    while position < bytes.count {
      if isSpace(bytes[position]) {
        position += 1
      } else if bytes[position] == 0x25 {
        while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D {
          position += 1
        }
      } else {
        return
      }
    }
  }

  private mutating func skipString() {
    var depth = 0
    while position < bytes.count {
      switch bytes[position] {
      case 0x5C: position += 1
      case 0x28: depth += 1
      case 0x29: depth -= 1
      default: break
      }
      position += 1
      if depth == 0 { break }
    }
    position = min(position, bytes.count)
  }

  private mutating func skipRegular() {
    while position < bytes.count, !isSpace(bytes[position]), !isDelimiter(bytes[position]) {
      position += 1
    }
  }

  private func isSpace(_ byte: UInt8) -> Bool {
    [0x20, 0x0A, 0x0D, 0x09, 0x0C, 0].contains(byte)
  }

  private func isDelimiter(_ byte: UInt8) -> Bool {
    [0x28, 0x29, 0x3C, 0x3E, 0x5B, 0x5D, 0x7B, 0x7D, 0x2F, 0x25].contains(byte)
  }

  /// Whether a token is an operator: a word that is neither a number nor a value.
  private func isOperator(_ token: Range<Int>) -> Bool {
    let first = bytes[token.lowerBound]
    if first == 0x27 || first == 0x22 { return true }
    guard (0x41...0x5A).contains(first) || (0x61...0x7A).contains(first) else { return false }
    let text = String(decoding: bytes[token], as: UTF8.self)
    return !["true", "false", "null"].contains(text)
  }
}
