import Testing

@testable import Restoration

@Suite("The two lines that head every document")
struct NationalHeadingTests {
  private static func repaired(_ text: String) -> String {
    var words = text.split(separator: " ").map(String.init)
    for (place, word) in NationalHeading.repair(words) { words[place] = word }
    return words.joined(separator: " ")
  }

  @Test(
    "where most words were read, the others are known",
    arguments: [
      ("LONG HÒA X,A HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
      (
        "SỞ NỘI VỤ CỘNG HÓA XÃ HỘI CHỦ NGHĨA VIỆT LAM",
        "SỞ NỘI VỤ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
      ),
      ("ĐIỀU PHỐI Đúc ráp Tự do Hạnh phúc", "ĐIỀU PHỐI Độc lập Tự do Hạnh phúc"),
      ("Cộng hòa xã hội chủ nghĩa Việt năm", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
    ])
  func repairs(read: String, expected: String) { #expect(Self.repaired(read) == expected) }

  @Test(
    "other words stay",
    arguments: [
      "vì độc lập tự do của Tổ quốc", "Liên bang Cộng hòa xã hội chủ nghĩa Xô viết",
      "nền kinh tế thị trường định hướng xã hội chủ nghĩa Việt Nam", "Tự do Hạnh phúc",
      "ấm no, tự do, hạnh phúc", "",
    ])
  func others(text: String) {
    #expect(NationalHeading.repair(text.split(separator: " ").map(String.init)).isEmpty)
  }

  @Test("a heading that was read ill comes back with its marks")
  func restores() {
    let lines = SmallModel.sentences.map(SmallModel.garbled) + ["Zqc lap - Tu do - Hanh phuc."]
    let restored = TextRestorer(restorer: Restorer(model: SmallModel.model)).restore(lines)
    #expect(restored.last?.text.hasPrefix("Độc lập - ") == true, "\(restored.last?.text ?? "")")
  }
}
