import TestSupport
import Testing

@testable import VietnameseText

@Suite("Composition")
struct CompositionTests {
  private static let tones: [Tone: Unicode.Scalar] = [
    .huyen: "\u{300}", .sac: "\u{301}", .nga: "\u{303}", .hoi: "\u{309}", .nang: "\u{323}",
  ]
  private static let qualities: [Letter.Quality: Unicode.Scalar] = [
    .circumflex: "\u{302}", .breve: "\u{306}", .horn: "\u{31B}",
  ]

  /// One of the ways to write a letter: whole, half or fully apart, the marks in either order.
  private static func decomposed(
    _ scalar: Unicode.Scalar, using random: inout SeededGenerator
  ) -> [Unicode.Scalar] {
    guard let letter = Letter(scalar), Bool.random(using: &random) else { return [scalar] }
    var plain = letter
    var marks: [Unicode.Scalar] = []
    if let tone = tones[letter.tone], Bool.random(using: &random) {
      plain.tone = .ngang
      marks.append(tone)
    }
    if let quality = qualities[letter.quality], Bool.random(using: &random) {
      plain.quality = .plain
      marks.append(quality)
    }
    guard let whole = plain.scalar else { return [scalar] }
    return [whole] + marks.shuffled(using: &random)
  }

  @Test(
    "any decomposition of any letters becomes the precomposed letters", arguments: Seeds.first(50))
  func randomDecompositions(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var whole = String.UnicodeScalarView()
    var apart = String.UnicodeScalarView()
    for _ in 0..<200 {
      let scalar = (Alphabet.all + [" ", "-", "7"]).randomElement(using: &random) ?? "a"
      whole.append(scalar)
      apart.append(contentsOf: Self.decomposed(scalar, using: &random))
    }
    let composed = String(apart).precomposed
    #expect(
      composed.unicodeScalars.elementsEqual(whole), "seed \(seed): \(String(apart)) → \(composed)")
  }

  @Test(
    "each way to write ệ",
    arguments: ["ệ", "ê\u{323}", "ẹ\u{302}", "e\u{302}\u{323}", "e\u{323}\u{302}"])
  func waysToWriteOneLetter(text: String) {
    #expect(Array(text.precomposed.unicodeScalars) == ["ệ"])
  }

  @Test("marks that make no Vietnamese letter stay")
  func strangeMarksStay() {
    for text in [
      "n\u{303}", "b\u{301}", "\u{301}", "a\u{301}\u{300}", "o\u{308}", "1\u{301}", " \u{323}",
    ] {
      let composed = text.precomposed
      #expect(composed == text, "canonically equal")
    }
    #expect(Array("b\u{301}".precomposed.unicodeScalars) == ["b", "\u{301}"])
    #expect(Array("a\u{301}\u{300}".precomposed.unicodeScalars) == ["á", "\u{300}"])
  }

  @Test("composing twice changes nothing more", arguments: Seeds.first(20))
  func idempotent(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pool = Array(
      "aăâeêioôơuưyđbn \u{300}\u{301}\u{302}\u{303}\u{306}\u{309}\u{31B}\u{323}".unicodeScalars)
    var view = String.UnicodeScalarView()
    for _ in 0..<300 { view.append(pool.randomElement(using: &random) ?? "a") }
    let once = String(view).precomposed
    #expect(once.unicodeScalars.elementsEqual(once.precomposed.unicodeScalars), "seed \(seed)")
  }
}
