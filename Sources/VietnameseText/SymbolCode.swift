/// A one-byte code for each character that Vietnamese text and its OCR noise are made of.
///
/// The models work on these codes rather than on Unicode: one byte a character, case and marks
/// included, so that a word is a short byte string and a table over pairs has 65,536 entries.
/// Characters outside the inventory share the code `unknown`; the mapping is for modelling only and
/// never the way back to text that must be kept.
package enum SymbolCode {
  /// The code of every character that has none of its own.
  ///
  /// No character has the code 0, so that zero can pad a packed word.
  package static let unknown: UInt8 = 255
  /// How many lower-case letters there are: a to z and the 67 with marks.
  package static let letterCount: UInt8 = 93
  /// The codes of lower-case letters; a capital's code lies `letterCount` higher.
  package static let lowerCase: ClosedRange<UInt8> = 1...letterCount
  /// The codes of capitals.
  package static let upperCase: ClosedRange<UInt8> = (letterCount + 1)...(2 * letterCount)
  /// The codes of the digits 0 to 9.
  package static let digits: ClosedRange<UInt8> = (2 * letterCount + 1)...(2 * letterCount + 10)

  /// The code of a scalar.
  ///
  /// - Complexity: O(1).
  @inlinable
  package static func code(of scalar: Unicode.Scalar) -> UInt8 {
    scalar.value < tableSize ? Tables.shared.codes[Int(scalar.value)] : slowCode(of: scalar)
  }

  /// The scalar that a code stands for; U+FFFD for `unknown`.
  package static func scalar(of code: UInt8) -> Unicode.Scalar {
    Tables.shared.scalars[Int(code)]
  }

  /// The codes of a text, one a scalar.
  package static func encode(_ text: Substring) -> [UInt8] {
    text.unicodeScalars.map { code(of: $0) }
  }

  /// The codes of a text, one a scalar.
  package static func encode(_ text: String) -> [UInt8] { encode(text[...]) }

  /// Calls `body` with the codes of a text as `precomposed` has it.
  ///
  /// Texts are mostly short and without combining marks; their codes lie on the stack.
  package static func withCodes<Result>(
    of text: Substring, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: text.utf8.count) { codes in
      var count = 0
      for scalar in text.unicodeScalars {
        guard !(0x300...0x36F).contains(scalar.value) else {
          return encode(text.precomposed).withUnsafeBufferPointer(body)
        }
        codes[count] = code(of: scalar)
        count += 1
      }
      return body(UnsafeBufferPointer(rebasing: codes[..<count]))
    }
  }

  /// The text that codes stand for.
  package static func decode(_ codes: some Sequence<UInt8>) -> String {
    codes.withContiguousStorageIfAvailable(text) ?? Array(codes).withUnsafeBufferPointer(text)
  }

  private static func text(of codes: UnsafeBufferPointer<UInt8>) -> String {
    let scalars = Tables.shared.scalars
    // None of the characters takes more than three bytes.
    return String(unsafeUninitializedCapacity: 3 * codes.count) { bytes in
      var count = 0
      for code in codes {
        for byte in scalars[Int(code)].utf8 {
          bytes[count] = byte
          count += 1
        }
      }
      return count
    }
  }

  /// Whether the code is a letter's.
  @inlinable
  package static func isLetter(_ code: UInt8) -> Bool { code != 0 && code <= 2 * letterCount }

  /// Whether the code is a capital's.
  @inlinable
  package static func isUpper(_ code: UInt8) -> Bool { upperCase.contains(code) }

  /// Whether the code is a digit's.
  @inlinable
  package static func isDigit(_ code: UInt8) -> Bool { digits.contains(code) }

  /// The code of the letter in lower case; any other code as it is.
  @inlinable
  package static func lowercased(_ code: UInt8) -> UInt8 {
    isUpper(code) ? code - letterCount : code
  }

  /// The code of the letter in upper case; any other code as it is.
  @inlinable
  package static func uppercased(_ code: UInt8) -> UInt8 {
    lowerCase.contains(code) ? code + letterCount : code
  }

  /// The code of the letter without marks, its case kept; any other code as it is.
  package static func withoutMarks(_ code: UInt8) -> UInt8 { Tables.shared.bare[Int(code)] }

  /// The tone that the letter carries; ngang for any other code.
  package static func tone(of code: UInt8) -> Tone { Tables.shared.tones[Int(code)] }

  /// The letter with another tone, its case and quality kept; any other code as it is.
  package static func code(_ code: UInt8, with tone: Tone) -> UInt8 {
    Tables.shared.toned[Int(code) * 6 + Int(tone.rawValue)]
  }

  /// Moves the tone mark of a lower- or upper-case syllable to where tradition puts it: hoà to hòa.
  ///
  /// See `String.traditionalTonePlacement`.
  package static func placeToneTraditionally(_ codes: UnsafeMutableBufferPointer<UInt8>) {
    guard codes.count >= 2 else { return }
    let tables = Tables.shared
    let last = codes[codes.count - 1]
    let glide = codes[codes.count - 2]
    let tone = tables.tones[Int(last)]
    guard tone != .ngang else { return }
    let vowel = lowercased(tables.toned[Int(last) * 6])
    switch lowercased(glide) {
    case tables.o where vowel == tables.a || vowel == tables.e: break
    case tables.u where vowel == tables.y:
      if codes.count >= 3, lowercased(codes[codes.count - 3]) == tables.q { return }
    default: return
    }
    codes[codes.count - 2] = tables.toned[Int(glide) * 6 + Int(tone.rawValue)]
    codes[codes.count - 1] = tables.toned[Int(last) * 6]
  }

  @usableFromInline static let tableSize: UInt32 = 0x1F00

  @usableFromInline
  static func slowCode(of scalar: Unicode.Scalar) -> UInt8 {
    switch scalar.value {
    case 0x2018, 0x2019, 0x201A, 0x201B: code(of: "'")
    case 0x201C, 0x201D, 0x201E: code(of: "\"")
    case 0x2010...0x2015: code(of: "-")
    case 0x2026: code(of: ".")
    case 0x20AC: Tables.shared.euro
    default: unknown
    }
  }

  @usableFromInline
  struct Tables: Sendable {
    @usableFromInline static let shared = Tables()

    @usableFromInline let codes: [UInt8]
    let scalars: [Unicode.Scalar]
    let bare: [UInt8]
    let tones: [Tone]
    /// Six codes a code: the letter with each tone.
    let toned: [UInt8]
    let euro: UInt8
    let a: UInt8
    let e: UInt8
    let o: UInt8
    let u: UInt8
    let y: UInt8
    let q: UInt8

    private init() {
      let marked = "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ"
      var scalars: [Unicode.Scalar] = ["\u{FFFD}"]
      let lower = Array("abcdefghijklmnopqrstuvwxyz".unicodeScalars) + Array(marked.unicodeScalars)
      scalars += lower
      scalars += lower.map { $0.properties.uppercaseMapping.unicodeScalars.first ?? $0 }
      scalars += Array("0123456789".unicodeScalars)
      scalars += Array("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~".unicodeScalars)
      scalars += Array("¢¥€°§©®£øïäöñ¡š™•".unicodeScalars)
      var codes = [UInt8](repeating: unknown, count: Int(tableSize))
      for (code, scalar) in scalars.enumerated() where code > 0 && scalar.value < tableSize {
        codes[Int(scalar.value)] = UInt8(code)
      }
      // Look-alikes that mean the same: Eth for D with stroke, angle quotes for straight ones.
      for (twin, scalar): (Unicode.Scalar, Unicode.Scalar) in [
        ("Ð", "Đ"), ("ð", "đ"), ("Ɖ", "Đ"), ("«", "\""), ("»", "\""), ("´", "'"),
      ] {
        codes[Int(twin.value)] = codes[Int(scalar.value)]
      }
      self.codes = codes
      self.euro = UInt8(scalars.firstIndex(of: "€") ?? 0)
      bare = (0..<256).map { code in
        guard code < scalars.count, let letter = Letter(scalars[code]),
          let plain = String(letter.base).unicodeScalars.first
        else { return UInt8(code) }
        let lower = codes[Int(plain.value)]
        return letter.isUpper ? lower + letterCount : lower
      }
      tones = (0..<256).map { code in
        code < scalars.count ? Letter(scalars[code])?.tone ?? .ngang : .ngang
      }
      toned = (0..<256).flatMap { code in
        Tone.allCases.map { tone in
          guard code < scalars.count, var letter = Letter(scalars[code]) else { return UInt8(code) }
          letter.tone = tone
          return letter.scalar.map { codes[Int($0.value)] } ?? UInt8(code)
        }
      }
      func code(_ scalar: Unicode.Scalar) -> UInt8 { codes[Int(scalar.value)] }
      (a, e, o, u, y, q) = (code("a"), code("e"), code("o"), code("u"), code("y"), code("q"))
      scalars += Array(repeating: "\u{FFFD}", count: 256 - scalars.count)
      self.scalars = scalars
    }
  }
}
