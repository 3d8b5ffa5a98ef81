import Testing

@testable import Extraction

@Suite struct JoinedWordsTests {
  private func parted(_ form: String) -> [String] {
    let word = ReadWord(
      form: form, confidence: 0.9,
      box: PixelBox(x: 100, y: 0, width: 10 * form.count, height: 20), line: 1)
    return JoinedWords.parted([word]).map(\.form)
  }

  @Test(
    arguments: [
      ("làm:việc", ["làm:", "việc"]), ("Xã.hội.tham", ["Xã", "hội", "tham"]),
      ("chức,cá", ["chức,", "cá"]), ("số.82/2006/QH11", ["số.", "82/2006/QH11"]),
      ("này.Điều", ["này.", "Điều"]), ("chức,.cá", ["chức,", "cá"]),
      ("TP.không", ["TP.", "không"]),
    ])
  func whatAMarkJoinedIsParted(form: String, parts: [String]) {
    #expect(parted(form) == parts)
  }

  @Test(
    arguments: [
      "kế-hoạch", "TT.VHTT", "1.500.000", "http://chinhphu.vn", "an@hatinh.gov.vn", "Hòa:2953",
      "NĐ-CP", "việc.", "a.b", "2.1.1", "Tp.HCM", "TP.Hà", "việc...", "TP..",
    ])
  func whatBelongsTogetherStays(form: String) {
    #expect(parted(form) == [form])
  }

  @Test(
    arguments: [
      ("UBNDTỈNH", ["UBND", "TỈNH"]), ("(NTMcác", ["(NTM", "các"]),
      ("HĐNDTỉnh;", ["HĐND", "Tỉnh;"]),
      ("BộNội", ["Bộ", "Nội"]), ("TPHồ", ["TP", "Hồ"]),
    ])
  func whatLettersShowToBeTwoIsParted(form: String, parts: [String]) {
    #expect(parted(form) == parts)
  }

  @Test(
    arguments: [
      "THực", "TRưởng", "NGhị", "QUyết", "ĐIều", "Quyết", "QUYẾT", "HĐND", "TTg", "VietinBank",
      "MobiFone", "UBTVQH", "ĐẢÁM", "Đắk", "Nghị", "KTCK", "GDĐT",
    ])
  func whatIsOneWordStays(form: String) {
    #expect(parted(form) == [form])
  }

  @Test func whatWasGuessedIsNotParted() {
    let word = ReadWord(
      form: "UBNDTỈNH", confidence: 0.6, box: PixelBox(x: 0, y: 0, width: 80, height: 20), line: 1)
    #expect(JoinedWords.parted([word]) == [word])
  }

  @Test func partsKeepTheirPlaces() {
    let word = ReadWord(
      form: "làm:việc", confidence: 0.9, box: PixelBox(x: 100, y: 5, width: 80, height: 20),
      line: 1)
    let parts = JoinedWords.parted([word])
    #expect(parts.map(\.box.x) == [100, 140])
    #expect(parts.map(\.box.width) == [40, 40])
    #expect(parts.allSatisfy { $0.box.y == 5 && $0.line == 1 })
  }
}
