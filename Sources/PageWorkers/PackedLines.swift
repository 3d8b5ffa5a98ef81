import DocumentModel

/// Lines whose words are nothing but text in places, as those of text layers are, packed into bytes;
/// as JSON objects, one a word, they take longer to write and to read than the page itself.
///
/// Of each line: how many words it has, and its box. Of each word: the bytes of its white space and of
/// its form, its box, and both texts in UTF-8. Numbers are of 64 bits, the lowest first; a box is a 0
/// where there is none, or a 1 and the bits of its four numbers.
struct PackedLines: Hashable, Sendable {
  /// All lines, one behind the other.
  private(set) var bytes: [UInt8]

  /// What came as bytes.
  init(bytes: [UInt8]) { self.bytes = bytes }

  /// Packs lines; `nil` where a word says more than its text and its place.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  init?(_ lines: [Line]) {
    bytes = []
    bytes.reserveCapacity(lines.count * 600)
    for line in lines {
      append(UInt64(line.words.count))
      append(line.box)
      for word in line.words {
        guard word.flags.isEmpty, word.alternatives.isEmpty, word.original == nil,
          word.probability == nil, word.confidence == nil
        else { return nil }
        append(UInt64(word.leadingSpace.utf8.count))
        append(UInt64(word.form.utf8.count))
        append(word.box)
        bytes.append(contentsOf: word.leadingSpace.utf8)
        bytes.append(contentsOf: word.form.utf8)
      }
    }
  }

  private mutating func append(_ number: UInt64) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  private mutating func append(_ box: Box?) {
    guard let box else {
      bytes.append(0)
      return
    }
    bytes.append(1)
    append(box.x.bitPattern)
    append(box.y.bitPattern)
    append(box.width.bitPattern)
    append(box.height.bitPattern)
  }

  /// The lines; `nil` where the bytes are none.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  func lines() -> [Line]? {
    bytes.withUnsafeBytes { bytes in
      var reader = Reader(rest: bytes[...])
      var lines: [Line] = []
      while !reader.rest.isEmpty {
        guard let line = reader.line() else { return nil }
        lines.append(line)
      }
      return lines
    }
  }

  private struct Reader {
    var rest: Slice<UnsafeRawBufferPointer>

    mutating func line() -> Line? {
      guard let count = number(), let box = box() else { return nil }
      var line = Line(words: [], box: box)
      // A word takes 17 bytes at least.
      line.words.reserveCapacity(Int(clamping: min(count, UInt64(rest.count / 17))))
      for _ in 0..<count {
        guard let space = number(), let form = number(), let box = self.box(),
          let leadingSpace = text(space), let text = text(form)
        else { return nil }
        line.words.append(Word(text, leadingSpace: leadingSpace, box: box))
      }
      return line
    }

    private mutating func take(_ count: Int) -> UnsafeRawBufferPointer? {
      guard count <= rest.count else { return nil }
      let taken = UnsafeRawBufferPointer(rebasing: rest.prefix(count))
      rest = rest.dropFirst(count)
      return taken
    }

    private mutating func number() -> UInt64? {
      take(8).map { UInt64(littleEndian: $0.loadUnaligned(as: UInt64.self)) }
    }

    /// A box, or that there is none; `nil` where there is neither.
    private mutating func box() -> Box?? {
      switch take(1)?[0] {
      case 0: return .some(nil)
      case 1:
        guard let x = number(), let y = number(), let width = number(), let height = number() else {
          return nil
        }
        return Box(
          x: Double(bitPattern: x), y: Double(bitPattern: y), width: Double(bitPattern: width),
          height: Double(bitPattern: height))
      default: return nil
      }
    }

    private mutating func text(_ length: UInt64) -> String? {
      take(Int(clamping: length)).map { String(decoding: $0, as: UTF8.self) }
    }
  }
}
