import DocumentModel
import Testing

@testable import Structure

@Suite struct CitationTests {
  private func citations(_ body: String) -> [String] {
    Summary("I. MỘT\n1. " + body).citations
  }

  @Test func readsNumberDateAndIssuer() {
    #expect(
      citations(
        """
        Thực hiện Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư,
        Nghị quyết số 18-
        NQ/TW ngày 25 tháng 10 năm 2017 của Ban Chấp hành Trung ương Đảng khóa XII, Quyết định số
        749/QĐ-TTg của Thủ tướng Chính phủ ngày 03/6/2020 và Thông tư liên tịch số
        10/2021/TTLT-BTC-BNV của Bộ Tài chính và Bộ Nội vụ hướng dẫn; Nghị quyết
        41/2022/UBTVQH15; công văn số 921/BNV-CCHC của Bộ Văn hóa, Thể thao và Du lịch.
        """)
        == [
          "reference | Nghị định | 30/2020/NĐ-CP | 2020-03-05 | Chính phủ",
          "reference | Nghị quyết | 18-NQ/TW | 2017-10-25 | Ban Chấp hành Trung ương Đảng",
          "reference | Quyết định | 749/QĐ-TTg | 2020-06-03 | Thủ tướng Chính phủ",
          "reference | Thông tư liên tịch | 10/2021/TTLT-BTC-BNV | Bộ Tài chính và Bộ Nội vụ",
          "reference | Nghị quyết | 41/2022/UBTVQH15",
          "reference | Công văn | 921/BNV-CCHC | Bộ Văn hóa, Thể thao và Du lịch",
        ])
  }

  @Test func readsLawsByName() {
    #expect(
      citations(
        """
        Luật Phòng, chống tham nhũng năm 2018, Luật sửa đổi, bổ sung một số điều của Luật Tổ chức
        Chính phủ và Luật Tổ chức chính quyền địa phương (năm 2019), Hiến pháp năm 2013, Bộ luật
        Lao động năm 2019, Luật Đất đai 2024; Luật sư có trách nhiệm từ năm 2020; Luật Nhà ở và
        Luật Lưu trữ ngày 21 tháng 6 năm 2024; Luật Cán bộ, công chức số 22/2008/QH12.
        """)
        == [
          "reference | Luật | Luật Phòng, chống tham nhũng | 2018",
          "reference | Luật | Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và "
            + "Luật Tổ chức chính quyền địa phương | 2019",
          "reference | Hiến pháp | Hiến pháp | 2013",
          "reference | Bộ luật | Bộ luật Lao động | 2019",
          "reference | Luật | Luật Đất đai | 2024",
          "reference | Luật | Luật Lưu trữ | 2024-06-21", "reference | Luật | 22/2008/QH12",
        ])
  }

  @Test func tellsRoles() {
    let summary = Summary(
      """
      UBND TỈNH AN SƠN
      SỞ NỘI VỤ
      Số: 8/KH-SNV
      KẾ HOẠCH
      Thử nghiệm

      Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ;
      Căn cứ Nghị định số 107/2021/NĐ-CP ngày 06/12/2021 của Chính phủ sửa đổi, bổ sung một số điều
      của Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ;
      Sở Nội vụ ban hành Kế hoạch như sau:
      1. Theo Kế hoạch số 8/KH-SNV và Nghị quyết số 76/NQ-CP.
      """)
    #expect(
      summary.citations == [
        "basis | Nghị định | 61/2018/NĐ-CP | 2018-04-23 | Chính phủ",
        "basis | Nghị định | 107/2021/NĐ-CP | 2021-12-06 | Chính phủ",
        "amended | Nghị định | 61/2018/NĐ-CP | 2018-04-23 | Chính phủ",
        "self | Kế hoạch | 8/KH-SNV", "reference | Nghị quyết | 76/NQ-CP",
      ])
  }

  @Test func readsListsWithoutTypes() {
    #expect(
      citations("các Nghị quyết số 18-NQ/TW, số 19-NQ/TW và 20-NQ/TW.") == [
        "reference | Nghị quyết | 18-NQ/TW", "reference | Nghị quyết | 19-NQ/TW",
        "reference | Nghị quyết | 20-NQ/TW",
      ])
  }

  @Test func refusesDatesFormsAndUnits() {
    #expect(
      citations("Từ 15/7/2021 nộp Mẫu số 01/ĐKKD, giá 20/KG, họp 24/7, tỷ lệ 1/2 năm 2020.").isEmpty
    )
  }

  @Test func givesTheTextAsPrinted() {
    let text = Summary(
      "1. Theo Nghị quyết số 18-\nNQ/TW ngày\n25/10/2017 của Trung ương."
    ).structure.citations.first?.text
    #expect(text == "Nghị quyết số 18-NQ/TW ngày 25/10/2017 của Trung ương")
  }

  @Test func takesTheBasesOfALetterForBases() {
    #expect(
      Summary(
        """
        SỞ NỘI VỤ
        Số: 9/SNV-VP
        Kính gửi: Các sở, ban, ngành.

        Thực hiện Quyết định số 55/QĐ-UBND ngày 03/10/2023 của Ủy ban nhân dân tỉnh Quy định về lịch
        làm việc, Sở Nội vụ thông báo lịch họp.
        Kính đề nghị các đơn vị chuẩn bị theo Kế hoạch số 4/KH-SNV.
        """
      ).citations == [
        "basis | Quyết định | 55/QĐ-UBND | 2023-10-03 | Ủy ban nhân dân tỉnh",
        "reference | Kế hoạch | 4/KH-SNV",
      ])
  }
}
