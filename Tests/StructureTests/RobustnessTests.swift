import DocumentModel
import Foundation
import TestSupport
import Testing

@testable import Structure

@Suite struct RobustnessTests {
  private static let plan =
    OutlineTests.head + """
      I. MỤC ĐÍCH
      1. Thực hiện Luật Cán bộ, công chức năm 2008 (sửa đổi, bổ sung năm 2019).
      II. TỔ CHỨC THỰC HIỆN
      1. Sở Tài chính: Chủ trì, phối hợp với Sở Tư pháp bố trí kinh phí trước ngày 15/6/2024.
      a) Cơ quan thực hiện: Sở Y tế
      TT | Nhiệm vụ | Cơ quan chủ trì
      1 | Rà soát | Văn phòng
      Trên đây là Kế hoạch đào tạo./.
      Nơi nhận: GIÁM ĐỐC
      - Như trên; Lê Văn Nam
      - Lưu: VT.
      PHỤ LỤC
      (Kèm theo Kế hoạch số 1/KH-SNV)
      """

  /// Every line that is named exists.
  private func check(_ text: String, _ seed: UInt64? = nil) {
    let pages = Page.pages(ofPlainText: text)
    let count = DocumentText(pages: pages).lines.count
    let found = StructureReader().read(pages)
    let lines =
      found.sections.map(\.line) + found.citations.map(\.line) + found.assignments.map(\.line)
      + found.tables.map(\.line)
    #expect(lines.allSatisfy { (1...count).contains($0) }, seed.map { "seed \($0)" } ?? "\(text)")
  }

  @Test func survivesEdges() {
    for text in [
      "", "\n", "\u{0C}", " ", "-", "I.", "1.", "|", " | ", "Nơi nhận", "PHỤ LỤC", "\u{301}",
    ] {
      check(text)
    }
    check(String(repeating: "\n\u{0C}", count: 300))
    #expect(StructureReader().read([]) == DocumentStructure())
  }

  @Test func survivesRandomText() {
    let pieces = [
      "Nơi nhận", "I. ", "1. ", "a) ", "- ", "+ ", "Điều 5. ", "PHỤ LỤC ", "số ", "12/QĐ-UBND",
      "ngày ",
      "tháng ", "năm 2024", "của ", "Sở Nội vụ", "phối hợp với ", "chủ trì", ", ", ": ", ". ",
      ";\n", "\n",
      "\u{0C}", " | ", "(", ")", "/", "-", "Luật ", "sửa đổi, bổ sung ", "TM. ", "KẾ HOẠCH\n",
      "15/7/2021",
      "trước ", "\t", "🙂", "e\u{301}", "\u{200B}", "\r\n", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
      "Số: ",
    ]
    for seed in Seeds.first(400) {
      var random = SeededGenerator(seed: seed)
      check(DamagedText.join(pieces, most: 60, using: &random), seed)
    }
  }

  @Test func survivesNoise() {
    for seed in Seeds.first(400) {
      var random = SeededGenerator(seed: seed)
      check(DamagedText.make(Self.plan, most: 3, using: &random), seed)
    }
  }

  /// Eight times the text takes about eight times the work; squares take 64 times.
  @Test func staysLinear() {
    /// Seconds that the processor works on the text, whatever else it does between.
    func time(_ text: String) -> Double {
      let pages = Page.pages(ofPlainText: text)
      let start = Self.processorTime
      _ = StructureReader().read(pages)
      return Self.processorTime - start
    }
    for piece in [
      "a, ", "(", "phối hợp với ", "Luật Tổ chức ", "1.", "- x\n", "Sở Nội vụ, ", "số 1/",
      "sửa đổi, ",
      "TM. A\n", "KẾ HOẠCH\n", ". A", "trước ngày ", "I. ",
    ] {
      let short = time(String(repeating: piece, count: 500))
      let long = time(String(repeating: piece, count: 4_000))
      #expect(long < short * 20 + 0.01, "\(piece): \(short) s, then \(long) s")
    }
  }

  private static var processorTime: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
