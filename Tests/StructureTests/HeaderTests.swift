import DocumentModel
import Testing

@testable import Structure

@Suite struct HeaderTests {
  /// A page whose lines stand at the left margin, the title among them, and the first lines of
  /// paragraphs 36 points farther in.
  private static func page(_ number: Int, margin: Double, _ texts: [String]) -> Page {
    let lines = texts.enumerated().map { index, text in
      var line = Line(text: text)
      let indent = text.hasPrefix("Căn cứ") || text.hasPrefix("Theo") ? 36.0 : 0
      line.box = Box(
        x: margin + indent, y: 60 + 16 * Double(index), width: 460 - indent, height: 12)
      return line
    }
    return Page(number: number, width: 595, height: 842, source: .ocr, lines: lines)
  }

  @Test func titlesRunOnWherePagesLieElsewhereOnTheScanner() {
    let body = [String](
      repeating: "quy định tại khoản này được thực hiện như các trường hợp", count: 20)
    let pages = [
      HeaderTests.page(
        1, margin: 103,
        [
          "THÔNG TƯ", "Hướng dẫn thực hiện Quyết định số 93/2009/QĐ-TTg ngày 10/7/2009 của",
          "Thủ tướng Chính phủ sửa đổi, bổ sung Quyết định số 33/2009/QĐ-TTg ngày",
          "02/3/2009 về khu kinh tế cửa khẩu", "",
          "Căn cứ Nghị định số 29/2008/NĐ-CP ngày 14/3/2008 của Chính phủ;", "",
          "Theo đề nghị của Vụ trưởng Vụ Chính sách thuế,",
        ]), HeaderTests.page(2, margin: 66, body), HeaderTests.page(3, margin: 66, body),
    ]
    let title = StructureReader().read(pages).header.title
    #expect(
      title
        == "Hướng dẫn thực hiện Quyết định số 93/2009/QĐ-TTg ngày 10/7/2009 của Thủ tướng Chính phủ "
        + "sửa đổi, bổ sung Quyết định số 33/2009/QĐ-TTg ngày 02/3/2009 về khu kinh tế cửa khẩu")
  }

  @Test func dividesInterleavedColumns() {
    let header = Summary(
      """
      UBND TỈNH AN SƠN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
      SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH Độc lập - Tự do - Hạnh phúc
      Số: 57/KH-SVHTTDL An Sơn, ngày 05 tháng 3 năm 2024

      KẾ HOẠCH
      Bảo tồn tiếng nói của các dân tộc thiểu số
      trên địa bàn tỉnh giai đoạn 2024 - 2030

      Căn cứ Luật Di sản văn hóa ngày 29 tháng 6 năm 2001;
      """
    ).structure.header
    #expect(header.parentBody == "UBND TỈNH AN SƠN")
    #expect(header.issuer == "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH")
    #expect(header.symbol == "57/KH-SVHTTDL")
    #expect(header.place == "An Sơn")
    #expect(header.date == "2024-03-05")
    #expect(header.type == "KẾ HOẠCH")
    #expect(
      header.title
        == "Bảo tồn tiếng nói của các dân tộc thiểu số trên địa bàn tỉnh giai đoạn 2024 - 2030")
  }

  @Test func readsColumnsOneAfterTheOther() {
    let header = Summary(
      """
      ỦY BAN NHÂN DÂN
      HUYỆN BÌNH NGUYÊN
      PHÒNG NỘI VỤ
      Số: 12/BC-PNV
      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
      Độc lập - Tự do - Hạnh phúc
      Bình Nguyên, ngày 30 tháng 11 năm 2023
      BÁO CÁO
      Kết quả công tác văn thư, lưu trữ năm 2023

      Thực hiện Công văn số 88/SNV-VTLT ngày 02/11/2023 của Sở Nội vụ, Phòng Nội vụ báo cáo như sau:
      """
    ).structure.header
    #expect(header.parentBody == "ỦY BAN NHÂN DÂN HUYỆN BÌNH NGUYÊN")
    #expect(header.issuer == "PHÒNG NỘI VỤ")
    #expect(header.symbol == "12/BC-PNV")
    #expect(header.place == "Bình Nguyên")
    #expect(header.date == "2023-11-30")
    #expect(header.title == "Kết quả công tác văn thư, lưu trữ năm 2023")
  }

  @Test func joinsAnIssuerOverSeveralLines() {
    let header = Summary(
      """
      ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
      THÀNH PHỐ HẢI VÂN Độc lập - Tự do - Hạnh phúc
      _____________
      Số: 7 /QĐ-UBND Hải Vân, ngày     tháng 01 năm 2025

      QUYẾT ĐỊNH
      Về việc thành lập Tổ công tác

      CHỦ TỊCH ỦY BAN NHÂN DÂN THÀNH PHỐ

      Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
      """
    ).structure.header
    #expect(header.parentBody == nil)
    #expect(header.issuer == "ỦY BAN NHÂN DÂN THÀNH PHỐ HẢI VÂN")
    #expect(header.symbol == "7/QĐ-UBND")
    #expect(header.place == "Hải Vân")
    #expect(header.date == nil)
    #expect(header.title == "Về việc thành lập Tổ công tác")
  }

  @Test func readsTheSubjectOfALetter() {
    let header = Summary(
      """
      UBND TỈNH AN SƠN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
      SỞ NỘI VỤ Độc lập - Tự do - Hạnh phúc
      Số: 310/SNV-CCHC An Sơn, ngày 14 tháng 5 năm 2024
      V/v báo cáo kết quả
      cải cách hành chính quý II

      Kính gửi: Các sở, ban, ngành.

      Thực hiện Kế hoạch số 5/KH-UBND, Sở Nội vụ đề nghị như sau:
      1. Báo cáo kết quả.
      """
    ).structure.header
    #expect(header.symbol == "310/SNV-CCHC")
    #expect(header.type == nil)
    #expect(header.title == "báo cáo kết quả cải cách hành chính quý II")
  }

  @Test func readsAPartyHead() {
    let header = Summary(
      """
      TỈNH ỦY AN SƠN ĐẢNG CỘNG SẢN VIỆT NAM
      *
      Số 15-KH/TU An Sơn, ngày 02 tháng 4 năm 2024

      KẾ HOẠCH
      thực hiện Nghị quyết số 27-NQ/TW
      -----

      Thực hiện Nghị quyết số 27-NQ/TW, ngày 09/11/2022 của Ban Chấp hành Trung ương, như sau:
      """
    ).structure.header
    #expect(header.issuer == "TỈNH ỦY AN SƠN")
    #expect(header.symbol == "15-KH/TU")
    #expect(header.date == "2024-04-02")
    #expect(header.title == "thực hiện Nghị quyết số 27-NQ/TW")
  }

  @Test func leavesAMissingHeadEmpty() {
    let header = Summary("Chỉ một câu văn bình thường.\n\n1. Một.\n2. Hai.").structure.header
    #expect(header.issuer == nil)
    #expect(header.symbol == nil)
    #expect(header.type == nil)
  }
}
