import SourceFiles
import Testing

@testable import Extraction

@Suite struct TextLayerStatisticsTests {
  private func verdict(_ text: String) -> TextLayerStatistics.Verdict {
    TextLayerStatistics(text.split(whereSeparator: \.isWhitespace).map(String.init)).verdict
  }

  @Test func vietnamese() {
    #expect(
      verdict(
        """
        Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015; Thực hiện Quyết định
        số 12/QĐ-UBND ngày 05/3/2024 của Ủy ban nhân dân tỉnh về việc phê duyệt chương trình
        """) == .vietnamese)
  }

  @Test func vietnameseReadAsLatin() {
    #expect(
      verdict(
        """
        Can ctr Luat T6 chtrc chinh quyén dja phwong ngay 19 thang 6 nam 2015; Thuc hién Quyét dinh
        s6 12/QD-UBND ngay 05/3/2024 cua Uy ban nhan dan tinh vé viéc phé duyét chuong trinh
        """) == .garbled)
  }

  @Test func marksStrippedOff() {
    #expect(
      verdict(
        """
        Can cu Luat To chuc chinh quyen dia phuong ngay 19 thang 6 nam 2015; Thuc hien Quyet dinh
        so 12/QD-UBND ngay 05/3/2024 cua Uy ban nhan dan tinh ve viec phe duyet chuong trinh
        """) == .garbled)
  }

  @Test func english() {
    #expect(
      verdict(
        """
        The provincial administration is responsible for the implementation of public service
        reform, and every department reports quarterly on what it has achieved and what remains.
        """) == .otherLanguage)
  }

  @Test func fewWordsSayNothing() {
    #expect(verdict("Trang 3") == .tooShort)
  }
}

@Suite struct PageTriageTests {
  private let garbled = TextLayerStatistics(
    "Quyét dinh s6 cua Uy ban nhan dan tinh vé viéc phé duyét chuong trinh".split(separator: " ")
      .map(String.init))

  private func choice(
    image: Bool, _ change: (inout ExtractionOptions) -> Void = { _ in }
  ) -> PageTriage.Choice {
    var options = ExtractionOptions()
    change(&options)
    return PageTriage(
      statistics: garbled, wordCount: 15, hasCoveringImage: image, options: options
    ).choice
  }

  @Test func garbledLayer() {
    #expect(choice(image: true) == .image(isLayerGarbled: true))
    #expect(choice(image: false) == .garbledLayer)
    #expect(choice(image: true) { $0.garbledLayer = .restore } == .garbledLayer)
    #expect(choice(image: true) { $0.ocr = .never } == .garbledLayer)
    #expect(choice(image: false) { $0.ocr = .always } == .image(isLayerGarbled: true))
  }
}
