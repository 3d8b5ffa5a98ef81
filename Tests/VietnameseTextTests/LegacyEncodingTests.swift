import Testing
import VietnameseText

@Suite("Legacy encodings")
struct LegacyEncodingTests {
  @Test("TCVN3 and VNI are recognised and named")
  func recognized() {
    let tcvn3 =
      "Céng hoµ x· héi chñ nghÜa ViÖt Nam, ®éc lËp - tù do - h¹nh phóc. Uû ban nh©n d©n tØnh ban hµnh kÕ ho¹ch c¶i c¸ch hµnh chÝnh n¨m 2010"
    #expect(LegacyEncoding.recognize(tcvn3) == .tcvn3)
    let vni =
      "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, ñoäc laäp - töï do - haïnh phuùc. UÛy ban nhaân daân tænh ban haønh keá hoaïch caûi caùch haønh chính naêm 2010"
    #expect(LegacyEncoding.recognize(vni) == .vni)
  }

  @Test(
    "Unicode text, garbled text and foreign text are none",
    arguments: [
      "Cộng hoà xã hội chủ nghĩa Việt Nam, độc lập - tự do - hạnh phúc. Uỷ ban nhân dân tỉnh ban hành kế hoạch cải cách",
      "Cong hoa x4 hdi cht nghia Viét Nam, déc lap - tu do - hanh phiic. Uy ban nhan dan tinh ban hanh Ké hoach cai cach",
      "Garçon, où êtes-vous allé à Noël, naïve Zoë? Über die Brücke größer als früher, señor!", "",
    ])
  func none(text: String) {
    #expect(LegacyEncoding.recognize(text) == nil)
  }

  @Test(
    "Text is decoded",
    arguments: [
      (
        LegacyEncoding.tcvn3, "Céng hoµ x· héi chñ nghÜa ViÖt Nam",
        "Cộng hoà xã hội chủ nghĩa Việt Nam"
      ),
      (.tcvn3, "®éc lËp - tù do - h¹nh phóc, §¶ng uû", "độc lập - tự do - hạnh phúc, Đảng uỷ"),
      (.tcvn3, "c\u{AD}êng, b»ng, th¨m", "cường, bằng, thăm"),
      (.vni, "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
      (.vni, "ñoäc laäp - töï do - haïnh phuùc", "độc lập - tự do - hạnh phúc"),
      (.vni, "ÑAÛNG BOÄ TÆNH, naêm 2010, ngöôøi", "ĐẢNG BỘ TỈNH, năm 2010, người"),
      (.vni, "quyeát ñònh, kyù", "quyết định, ký"),
    ])
  func decoded(encoding: LegacyEncoding, text: String, printed: String) {
    #expect(encoding.decode(text) == printed)
  }

  @Test("Fonts give their encoding away")
  func fonts() {
    #expect(LegacyEncoding(fontName: "ABCDEF+.VnTimeH") == .tcvn3)
    #expect(LegacyEncoding(fontName: "VNI-Times,Bold") == .vni)
    #expect(LegacyEncoding(fontName: "TimesNewRoman") == nil)
    #expect(LegacyEncoding.hasCapitalsOnly(fontName: "ABCDEF+.VnTimeH,Bold"))
    #expect(!LegacyEncoding.hasCapitalsOnly(fontName: ".VnTime"))
    #expect(!LegacyEncoding.hasCapitalsOnly(fontName: "Gotham-H"))
  }
}
