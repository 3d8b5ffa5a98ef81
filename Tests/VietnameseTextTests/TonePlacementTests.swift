import TestSupport
import Testing

@testable import VietnameseText

@Suite("Tone placement")
struct TonePlacementTests {
  private static func placed(_ text: String) -> String {
    var codes = SymbolCode.encode(text)
    codes.withUnsafeMutableBufferPointer { SymbolCode.placeToneTraditionally($0) }
    return SymbolCode.decode(codes)
  }

  @Test(
    "the tone goes where tradition puts it",
    arguments: [
      ("hoà", "hòa"), ("uỷ", "ủy"), ("Uỷ", "Ủy"), ("HOÁ", "HÓA"), ("khoẻ", "khỏe"),
      ("thuỷ", "thủy"),
      ("toạ", "tọa"), ("oà", "òa"),
      // These stay.
      ("quý", "quý"), ("QUỸ", "QUỸ"), ("hòa", "hòa"), ("ủy", "ủy"), ("toàn", "toàn"),
      ("quà", "quà"),
      ("hoa", "hoa"), ("huệ", "huệ"), ("hoặc", "hoặc"), ("thuở", "thuở"), ("tuổi", "tuổi"),
      ("òà", "òà"), ("a", "a"), ("", ""), ("là", "là"), ("oạ.", "oạ."),
    ])
  func placement(text: String, expected: String) {
    #expect(text.traditionalTonePlacement == expected)
    #expect(Self.placed(text) == expected)
  }

  @Test("text and codes agree on all short strings of letters", arguments: Seeds.first(20))
  func versionsAgree(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pool = Array("aàạeéioôuưyýỹqhkQUOAYỲÁđ1-".unicodeScalars)
    for _ in 0..<500 {
      var view = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...6, using: &random) {
        view.append(pool.randomElement(using: &random) ?? "a")
      }
      let text = String(view)
      #expect(text.traditionalTonePlacement == Self.placed(text), "seed \(seed): \(text)")
    }
  }

  @Test("placing twice changes nothing more, and the syllable stays the same one")
  func meaningStays() {
    for onset in ["", "h", "th", "ng", "q", "qu"] {
      for rime in ["oa", "oe", "uy"] {
        for tone in Tone.allCases {
          var last = rime.unicodeScalars.last.flatMap { Letter($0) }
          last?.tone = tone
          guard let scalar = last?.scalar else { continue }
          let text = onset + String(rime.prefix(1)) + String(scalar)
          let once = text.traditionalTonePlacement
          #expect(once.traditionalTonePlacement == once)
          #expect(Syllable(once) == Syllable(text), "\(text)")
        }
      }
    }
  }
}
