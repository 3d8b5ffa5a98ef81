/// Text laid out for scanning: each scalar with its class and its bare form.
///
/// The bare form is a byte: lower case without Vietnamese marks (`Đ` is `d`), every dash `-`, every
/// white space a blank. Grammars compare bare forms where a mark lost on the way must not matter and
/// scalars where it must. All offsets count scalars.
package struct ScanText: Sendable {
  /// The text itself.
  package let scalars: [Unicode.Scalar]
  /// The class of each scalar.
  package let classes: [ScalarClass]
  /// The bare form of each scalar.
  package let bare: [UInt8]

  /// Lays out a text.
  ///
  /// - Complexity: O(*n*).
  package init(_ text: some StringProtocol) {
    var builder = Builder()
    builder.append(String(text))
    self = builder.finish()
  }

  fileprivate init(scalars: [Unicode.Scalar], classes: [ScalarClass], bare: [UInt8]) {
    self.scalars = scalars
    self.classes = classes
    self.bare = bare
  }

  /// Collects a text piece by piece.
  package struct Builder: Sendable {
    private var scalars: [Unicode.Scalar] = []
    private var classes: [ScalarClass] = []
    private var bare: [UInt8] = []

    /// Starts with nothing.
    package init() {}

    /// How many scalars there are so far.
    package var count: Int { scalars.count }

    /// Makes room for a text of so many scalars.
    package mutating func reserve(_ count: Int) {
      scalars.reserveCapacity(count)
      classes.reserveCapacity(count)
      bare.reserveCapacity(count)
    }

    /// Adds a piece.
    package mutating func append(_ text: String) {
      var text = text
      text.withUTF8 { append(utf8: $0) }
    }

    /// Adds a piece given as UTF-8; each byte that is none counts as a scalar that is no letter.
    package mutating func append(utf8 bytes: UnsafeBufferPointer<UInt8>) {
      let table = ScalarTable.shared
      var index = 0
      while index < bytes.count {
        let (scalar, length) = UTF8Scalar.read(bytes, at: index)
        index += length
        let (kind, plain) = table.entry(scalar)
        scalars.append(scalar)
        classes.append(kind)
        bare.append(plain)
      }
    }

    /// Adds a piece of a text that is laid out already.
    package mutating func append(_ text: ScanText, _ range: Range<Int>) {
      scalars += text.scalars[range]
      classes += text.classes[range]
      bare += text.bare[range]
    }

    /// The text.
    package consuming func finish() -> ScanText {
      ScanText(scalars: scalars, classes: classes, bare: bare)
    }
  }

  /// How many scalars there are.
  package var count: Int { scalars.count }

  /// Whether a scalar is of a class; `false` outside the text.
  @inline(__always)
  package func isA(_ kind: ScalarClass, at index: Int) -> Bool {
    index >= 0 && index < classes.count && classes[index].contains(kind)
  }

  /// The bare form at an offset; 0 outside the text.
  @inline(__always)
  package func bareByte(at index: Int) -> UInt8 {
    index >= 0 && index < bare.count ? bare[index] : 0
  }

  /// Whether a letter or digit stands at an offset.
  @inline(__always)
  package func isWord(at index: Int) -> Bool {
    index >= 0 && index < classes.count && !classes[index].isDisjoint(with: [.letter, .digit])
  }

  /// The scalar at an offset as a small letter.
  func lowered(at index: Int) -> Unicode.Scalar {
    ScalarTable.shared.lower(scalars[index])
  }

  /// Whether a word starts at an offset.
  @inline(__always)
  package func startsWord(at index: Int) -> Bool {
    isWord(at: index) && !isWord(at: index - 1)
  }

  /// The first offset from `index` on, up to `limit`, that is no white space.
  @inline(__always)
  package func skipSpace(_ index: Int, limit: Int? = nil) -> Int {
    let end = min(limit ?? count, count)
    var index = index
    while index < end, classes[index].contains(.space) { index += 1 }
    return index
  }

  /// The end of the run of digits at an offset, no longer than `most`.
  @inline(__always)
  package func skipDigits(_ index: Int, limit: Int? = nil, most: Int = 9) -> Int {
    let end = min(limit ?? count, count, index + most)
    var index = index
    while index < end, classes[index].contains(.digit) { index += 1 }
    return index
  }

  /// The value of a run of at most nine digits.
  package func number(in range: Range<Int>) -> Int {
    range.reduce(0) { $0 * 10 + Int(bare[$1]) - 0x30 }
  }

  /// The text of a range as it stands.
  package func text(in range: Range<Int>) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count + range.count / 2)
    for index in range { ScanText.append(scalars[index], to: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Adds a scalar to UTF-8.
  @inline(__always)
  package static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    let value = scalar.value
    if value < 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: value))
      return
    }
    if value < 0x800 {
      bytes.append(UInt8(truncatingIfNeeded: 0xC0 | value >> 6))
    } else {
      if value < 0x10000 {
        bytes.append(UInt8(truncatingIfNeeded: 0xE0 | value >> 12))
      } else {
        bytes.append(UInt8(truncatingIfNeeded: 0xF0 | value >> 18))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | value >> 12 & 0x3F))
      }
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
    }
    bytes.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
  }

  /// The range without white space at its ends.
  package func trimmed(_ range: Range<Int>) -> Range<Int> {
    var lower = range.lowerBound
    var upper = range.upperBound
    while lower < upper, classes[lower].contains(.space) { lower += 1 }
    while lower < upper, classes[upper - 1].contains(.space) { upper -= 1 }
    return lower..<upper
  }
}
