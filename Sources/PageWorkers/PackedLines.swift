import DocumentModel

/// Lines whose words are nothing but text in places, as those of text layers are, packed into two
/// strings; as JSON objects, one a word, they take longer to write and to read than the page itself.
package struct PackedLines: Codable, Hashable, Sendable {
  /// All white space and words, one behind the other.
  private let text: String
  /// Hexadecimal numbers: of each line its words and its box, of each word the lengths of its white
  /// space and form in UTF-8, and its box. A box is the bits of its four numbers, or one `-`.
  private let numbers: String

  /// Packs lines; `nil` where a word says more than its text and its place.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  init?(_ lines: [Line]) {
    var text = ""
    var numbers: [UInt8] = []
    for line in lines {
      Self.append(UInt64(line.words.count), to: &numbers)
      Self.append(line.box, to: &numbers)
      for word in line.words {
        guard word.flags.isEmpty, word.alternatives.isEmpty, word.original == nil,
          word.probability == nil, word.confidence == nil
        else { return nil }
        text += word.leadingSpace
        text += word.form
        Self.append(UInt64(word.leadingSpace.utf8.count), to: &numbers)
        Self.append(UInt64(word.form.utf8.count), to: &numbers)
        Self.append(word.box, to: &numbers)
      }
    }
    self.text = text
    self.numbers = String(decoding: numbers, as: UTF8.self)
  }

  private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
    var shift = max(0, (63 - number.leadingZeroBitCount) / 4 * 4)
    while shift >= 0 {
      let digit = UInt8(truncatingIfNeeded: number >> UInt64(shift) & 0xF)
      bytes.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
      shift -= 4
    }
    bytes.append(0x20)
  }

  private static func append(_ box: Box?, to bytes: inout [UInt8]) {
    guard let box else {
      bytes += [0x2D, 0x20]
      return
    }
    for number in [box.x, box.y, box.width, box.height] { append(number.bitPattern, to: &bytes) }
  }

  /// The lines; `nil` where the strings do not fit each other.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  func lines() -> [Line]? {
    var reader = Reader(text: Array(text.utf8), numbers: Array(numbers.utf8))
    var lines: [Line] = []
    while !reader.isAtEnd {
      guard let line = reader.line() else { return nil }
      lines.append(line)
    }
    return lines
  }

  private struct Reader {
    let text: [UInt8]
    let numbers: [UInt8]
    private var place = 0
    private var start = 0

    init(text: [UInt8], numbers: [UInt8]) {
      self.text = text
      self.numbers = numbers
    }

    var isAtEnd: Bool { place >= numbers.count }

    mutating func line() -> Line? {
      guard let count = number(), let box = box() else { return nil }
      var line = Line(words: [], box: box)
      line.words.reserveCapacity(Int(clamping: min(count, UInt64(numbers.count))))
      for _ in 0..<count {
        guard let space = number(), let form = number(), let box = self.box(),
          let leadingSpace = part(space), let text = part(form)
        else { return nil }
        line.words.append(Word(text, leadingSpace: leadingSpace, box: box))
      }
      return line
    }

    private mutating func number() -> UInt64? {
      var value: UInt64 = 0
      let first = place
      while place < numbers.count, numbers[place] != 0x20 {
        switch numbers[place] {
        case 0x30...0x39: value = value << 4 | UInt64(numbers[place] - 0x30)
        case 0x61...0x66: value = value << 4 | UInt64(numbers[place] - 0x57)
        default: return nil
        }
        place += 1
      }
      guard place > first, place < numbers.count else { return nil }
      place += 1
      return value
    }

    /// A box, or that there is none; `nil` where there is neither.
    private mutating func box() -> Box?? {
      if place + 1 < numbers.count, numbers[place] == 0x2D {
        place += 2
        return .some(nil)
      }
      guard let x = number(), let y = number(), let width = number(), let height = number() else {
        return nil
      }
      return Box(
        x: Double(bitPattern: x), y: Double(bitPattern: y), width: Double(bitPattern: width),
        height: Double(bitPattern: height))
    }

    private mutating func part(_ length: UInt64) -> String? {
      guard length <= UInt64(text.count - start) else { return nil }
      let end = start + Int(length)
      defer { start = end }
      return String(decoding: text[start..<end], as: UTF8.self)
    }
  }
}
