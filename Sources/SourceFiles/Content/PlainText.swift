import VietnameseText

/// Bytes of a text file made into a string.
struct PlainText: Hashable, Sendable {
  /// The text without byte order mark.
  var text: String
  /// What had to be repaired, for a reader; `nil` for sound text.
  var repair: String?

  /// Decodes UTF-16 with a byte order mark, else UTF-8, and text in an encoding from before Unicode,
  /// whether its letters were saved as bytes or as the Unicode letters that they look like.
  ///
  /// Letters are precomposed (NFC). Carriage returns end lines where there are no line feeds.
  ///
  /// - Complexity: O(*n*).
  init(_ bytes: UnsafeRawBufferPointer) {
    if bytes.starts(with: [0xFF, 0xFE]) {
      self.init(utf16: bytes.dropFirst(2), isBigEndian: false)
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      self.init(utf16: bytes.dropFirst(2), isBigEndian: true)
    } else {
      let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
      if let text = String(validating: body, as: UTF8.self) {
        self.init(text: text, repair: nil)
      } else if let encoding = Self.legacyEncoding(ofBytes: body) {
        self.init(text: Self.latin(body), repair: nil)
        decode(encoding)
      } else {
        let text = String(decoding: body, as: UTF8.self)
        self.init(text: text, repair: PlainText.note(text))
      }
    }
    if repair == nil, let encoding = LegacyEncoding.recognize(String(text.prefix(Self.sample))) {
      decode(encoding)
    }
    // Combining marks are 0xCC and 0xCD in UTF-8.
    if text.utf8.contains(where: { $0 == 0xCC || $0 == 0xCD }) { text = text.precomposed }
    if text.utf8.contains(0x0D), !text.utf8.contains(0x0A) {
      text = String(decoding: text.utf8.lazy.map { $0 == 0x0D ? 0x0A : $0 }, as: UTF8.self)
    }
  }

  /// How much of a text is looked at to tell its encoding.
  private static let sample = 20_000

  private mutating func decode(_ encoding: LegacyEncoding) {
    text = encoding.decode(text)
    repair = "was in the legacy encoding \(encoding.rawValue) and is decoded from it"
  }

  private static func legacyEncoding(ofBytes bytes: Slice<UnsafeRawBufferPointer>)
    -> LegacyEncoding?
  {
    LegacyEncoding.recognize(latin(bytes.prefix(sample)))
  }

  /// Bytes as Latin-1, in which the legacy encodings are described.
  private static func latin(_ bytes: Slice<UnsafeRawBufferPointer>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: bytes.lazy.map { Unicode.Scalar($0) })
    return String(view)
  }

  private init(text: String, repair: String?) {
    self.text = text
    self.repair = repair
  }

  private init(utf16 bytes: Slice<UnsafeRawBufferPointer>, isBigEndian: Bool) {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var rest = bytes
    while rest.count >= 2 {
      let first = UInt16(rest[rest.startIndex])
      let second = UInt16(rest[rest.startIndex + 1])
      units.append(isBigEndian ? first << 8 | second : second << 8 | first)
      rest = rest.dropFirst(2)
    }
    let text = String(decoding: units, as: UTF16.self)
    let isWhole = rest.isEmpty && String(validating: units, as: UTF16.self) != nil
    self.init(text: text, repair: isWhole ? nil : PlainText.note(text))
  }

  private static func note(_ text: String) -> String {
    let count = text.unicodeScalars.count { $0 == "\u{FFFD}" }
    return "not valid Unicode: \(count) places were replaced by U+FFFD; save the file as UTF-8"
  }

  /// Whether bytes can be text: UTF-16 with its mark, or hardly any control characters and no NUL.
  ///
  /// - Complexity: O(*n*).
  static func looksLikeText(_ bytes: UnsafeRawBufferPointer) -> Bool {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return true }
    var controls = 0
    for byte in bytes {
      switch byte {
      case 0: return false
      case 1...8, 0x0E...0x1A, 0x1C...0x1F, 0x7F: controls += 1
      default: break
      }
    }
    return controls * 100 <= bytes.count
  }
}
