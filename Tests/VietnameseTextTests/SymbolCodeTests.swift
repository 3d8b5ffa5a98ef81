import Testing

@testable import VietnameseText

@Suite("Symbol codes")
struct SymbolCodeTests {
  @Test("every letter in both cases has a code of its own and comes back")
  func lettersRoundTrip() {
    var seen: Set<UInt8> = []
    for scalar in Alphabet.all {
      let code = SymbolCode.code(of: scalar)
      #expect(SymbolCode.scalar(of: code) == scalar)
      #expect(SymbolCode.isLetter(code), "\(scalar)")
      #expect(seen.insert(code).inserted, "\(scalar) shares a code")
    }
    #expect(seen.count == 2 * Int(SymbolCode.letterCount))
    #expect(seen == Set(SymbolCode.lowerCase).union(SymbolCode.upperCase))
  }

  @Test("digits and ASCII punctuation come back")
  func asciiRoundTrips() {
    for value in UInt8(0x21)...0x7E {
      let scalar = Unicode.Scalar(value)
      let code = SymbolCode.code(of: scalar)
      #expect(SymbolCode.scalar(of: code) == scalar)
      #expect(SymbolCode.isDigit(code) == ("0"..."9").contains(scalar))
    }
    #expect(SymbolCode.decode(SymbolCode.encode("30/2020/NĐ-CP")) == "30/2020/NĐ-CP")
  }

  @Test("no character has the code 0, which pads packed words")
  func zeroIsFree() {
    for value in UInt32(0)...0x2FFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      #expect(SymbolCode.code(of: scalar) != 0, "U+\(String(value, radix: 16))")
    }
  }

  @Test("what has no code is unknown; look-alikes share one")
  func othersAreUnknown() {
    for scalar in "\u{0}\u{7F}漢α\u{301}\u{1F600}".unicodeScalars {
      #expect(SymbolCode.code(of: scalar) == SymbolCode.unknown)
    }
    #expect(SymbolCode.scalar(of: SymbolCode.unknown) == "\u{FFFD}")
    for (twin, original): (Unicode.Scalar, Unicode.Scalar) in [
      ("Ð", "Đ"), ("ð", "đ"), ("“", "\""), ("”", "\""), ("‘", "'"), ("’", "'"), ("–", "-"),
      ("—", "-"), ("…", "."), ("«", "\""),
    ] {
      #expect(SymbolCode.code(of: twin) == SymbolCode.code(of: original), "\(twin)")
    }
    #expect(SymbolCode.scalar(of: SymbolCode.code(of: "€")) == "€")
  }

  @Test("case changes are each other's inverse and touch letters only")
  func caseChanges() {
    for (lower, upper) in zip(Alphabet.lower, Alphabet.upper) {
      let (low, high) = (SymbolCode.code(of: lower), SymbolCode.code(of: upper))
      #expect(SymbolCode.uppercased(low) == high)
      #expect(SymbolCode.lowercased(high) == low)
      #expect(SymbolCode.lowercased(low) == low)
      #expect(SymbolCode.uppercased(high) == high)
      #expect(SymbolCode.isUpper(high) && !SymbolCode.isUpper(low))
    }
    for code in UInt8.min...UInt8.max where !SymbolCode.isLetter(code) {
      #expect(SymbolCode.lowercased(code) == code)
      #expect(SymbolCode.uppercased(code) == code)
      #expect(SymbolCode.withoutMarks(code) == code)
      #expect(SymbolCode.code(code, with: .sac) == code)
    }
  }

  @Test("marks and tones of codes are those of the letters")
  func marksFollowLetters() throws {
    for scalar in Alphabet.all {
      let code = SymbolCode.code(of: scalar)
      let letter = try #require(Letter(scalar))
      #expect(SymbolCode.tone(of: code) == letter.tone)
      let bare = SymbolCode.scalar(of: SymbolCode.withoutMarks(code))
      #expect(String(bare) == String(scalar).withoutMarks)
      for tone in Tone.allCases {
        var toned = letter
        toned.tone = tone
        let expected = toned.scalar.map { SymbolCode.code(of: $0) } ?? code
        #expect(SymbolCode.code(code, with: tone) == expected, "\(scalar) \(tone)")
      }
    }
  }
}
