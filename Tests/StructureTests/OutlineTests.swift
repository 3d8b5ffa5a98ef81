import DocumentModel
import Testing

@testable import Structure

@Suite struct OutlineTests {
  static let head = """
    UBND TỈNH AN SƠN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
    SỞ NỘI VỤ Độc lập - Tự do - Hạnh phúc
    Số: 1/KH-SNV An Sơn, ngày 05 tháng 3 năm 2024
    KẾ HOẠCH
    Đào tạo cán bộ năm 2024

    Căn cứ Quyết định số 2/QĐ-UBND ngày 01/02/2024 của UBND tỉnh, Sở Nội vụ ban hành Kế hoạch
    như sau:


    """

  private func outline(_ body: String) -> [String] {
    Summary(Self.head + body).outline
  }

  @Test func readsLevelsAndHeadings() {
    #expect(
      outline(
        """
        I. MỤC ĐÍCH, YÊU CẦU

        1. Mục đích
        - Nâng cao năng lực đội ngũ cán bộ, công chức của các cơ quan trong tỉnh, đáp ứng yêu cầu
        nhiệm vụ;
        + Trong đó chú trọng cấp xã.
        2. Yêu cầu: Bảo đảm thiết thực, tiết kiệm, đúng đối tượng và gắn với vị trí việc làm của
        từng cơ quan.
        3. Việc đào tạo được thực hiện thường xuyên.
        II. NỘI DUNG
        2.1. Lớp bồi dưỡng
        a) Đối tượng
        Công chức cấp xã.
        b) Thời gian: quý II/2024.
        đ) Kinh phí
        """)
        == [
          "I [MỤC ĐÍCH, YÊU CẦU]", "I/1 [Mục đích]", "I/1 - Nâng cao năng ", "I/1 + Trong đó chú t",
          "I/2 [Yêu cầu]", "I/3 Việc đào tạo đ", "II [NỘI DUNG]", "II/2.1 [Lớp bồi dưỡng]",
          "II/2.1/a [Đối tượng]", "II/2.1/b [Thời gian]", "II/2.1/đ [Kinh phí]",
        ])
  }

  @Test func nestsNumbersUnderNumbers() {
    #expect(
      outline(
        """
        1. Mục tiêu chung
        Xây dựng đội ngũ chuyên nghiệp.
        2. Mục tiêu cụ thể
        2.1. Đến năm 2025
        - Việc một.
        2.2. Đến năm 2030
        3. Tổ chức
        """)
        == [
          "1 [Mục tiêu chung]", "2 [Mục tiêu cụ thể]", "2/2.1 [Đến năm 2025]",
          "2/2.1 - Việc một.", "2/2.2 [Đến năm 2030]", "3 [Tổ chức]",
        ])
  }

  @Test func infersDamagedLabels() {
    #expect(
      outline(
        """
        L. MỤC ĐÍCH
        l. Mục tiêu
        2. Yêu cầu
        Il. NỘI DUNG
        a) Một;
        b) Hai;
        ¢) Ba;
        d) Bốn;
        d) Năm;
        111. KINH PHÍ
        """)
        == [
          "I [MỤC ĐÍCH]", "I/1 [Mục tiêu]", "I/2 [Yêu cầu]", "II [NỘI DUNG]", "II/a Một;",
          "II/b Hai;", "II/c Ba;", "II/d Bốn;", "II/đ Năm;", "III [KINH PHÍ]",
        ])
  }

  @Test func keepsRepeatedLabelsAndRefusesLookalikes() {
    #expect(
      outline(
        """
        I. MỘT
        Từ ngày
        15/7/2021 thực hiện cơ chế
        1 cửa tại quý
        II/2024 của giai đoạn
        2021 - 2025.
        II. HAI
        III. BA
        III. BỐN
        """)
        == ["I [MỘT]", "II [HAI]", "III [BA]", "III [BỐN]"])
  }

  @Test func runsOverPageNumbersAndPages() {
    let summary = Summary(
      Self.head + """
        1. Các cơ quan, đơn vị, địa phương tổ chức thực hiện nghiêm túc Kế hoạch này, báo cáo
        2
        \u{0C}kết quả về Sở Nội vụ để tổng hợp.
        2. Sở Tài chính bảo đảm kinh phí.
        """)
    #expect(summary.outline == ["1 Các cơ quan, đ", "2 Sở Tài chính b"])
    #expect(
      summary.structure.sections.first?.text.hasSuffix("báo cáo kết quả về Sở Nội vụ để tổng hợp.")
        == true)
    #expect(summary.structure.sections.last?.page == 2)
  }

  @Test func readsArticles() {
    #expect(
      Summary(
        """
        ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        TỈNH AN SƠN Độc lập - Tự do - Hạnh phúc
        Số: 9/2024/QĐ-UBND An Sơn, ngày 05 tháng 3 năm 2024
        QUYẾT ĐỊNH
        Ban hành Quy chế phối hợp

        Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
        QUYẾT ĐỊNH:
        Điều 1. Ban hành kèm theo Quyết định này Quy chế phối hợp.
        Điều 2. Hiệu lực thi hành
        1. Quyết định này có hiệu lực từ ngày ký.
        a) Trừ khoản 2.
        Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh chịu trách nhiệm thi hành Quyết định này./.
        Nơi nhận:
        - Như Điều 3;
        - Lưu: VT.
        TM. ỦY BAN NHÂN DÂN
        CHỦ TỊCH
        Nguyễn Văn Minh
        QUY CHẾ
        Phối hợp
        Chương I
        QUY ĐỊNH CHUNG
        Điều 1. Phạm vi điều chỉnh
        Quy chế này quy định việc phối hợp.
        """
      ).outline == [
        "Điều 1 Ban hành kèm t", "Điều 2 [Hiệu lực thi hành]", "Điều 2/1 Quyết định này",
        "Điều 2/1/a Trừ khoản 2.", "Điều 3 Chánh Văn phòn", "Chương I [QUY ĐỊNH CHUNG]",
        "Chương I/Điều 1 [Phạm vi điều chỉnh]",
      ])
  }

  @Test func readsAppendices() {
    let summary = Summary(
      Self.head + """
        I. NỘI DUNG
        1. Việc một.
        Trên đây là Kế hoạch đào tạo năm 2024./.
        Nơi nhận: GIÁM ĐỐC
        - UBND tỉnh (b/c);
        - Lưu: VT. Trần Thị Bích Hà
        PHỤ LỤC I
        DANH MỤC LỚP ĐÀO TẠO
        (Kèm theo Kế hoạch số 1/KH-SNV ngày 05/3/2024 của Sở Nội vụ)
        I. LỚP TẬP TRUNG
        1. Lớp một
        PHỤ LỤC II
        Phân công giảng viên
        """)
    #expect(
      summary.outline == [
        "I [NỘI DUNG]", "I/1 Việc một.", "PHỤ LỤC I [DANH MỤC LỚP ĐÀO TẠO]",
        "PHỤ LỤC I/I [LỚP TẬP TRUNG]", "PHỤ LỤC I/I/1 [Lớp một]",
        "PHỤ LỤC II [Phân công giảng viên]",
      ])
    #expect(summary.structure.appendices.map(\.label) == ["PHỤ LỤC I", "PHỤ LỤC II"])
    #expect(summary.citations.last == "self | Kế hoạch | 1/KH-SNV | 2024-03-05 | Sở Nội vụ")
    #expect(summary.structure.signature.capacity == "GIÁM ĐỐC")
    #expect(summary.structure.signature.signer == "Trần Thị Bích Hà")
    #expect(summary.structure.recipients == ["UBND tỉnh (b/c)", "Lưu: VT"])
  }

  @Test func endsTheBodyBeforeTheClosing() {
    let sections = Summary(
      Self.head + """
        1. Sở Nội vụ
        - Theo dõi việc thực hiện.

        Trên đây là Kế hoạch đào tạo năm 2024. Trong quá trình thực hiện, nếu có vướng mắc thì
        phản ánh về Sở Nội vụ./.

        Nơi nhận:
        - Lưu: VT.
        """
    ).structure.sections
    #expect(sections.count == 2)
    #expect(sections.last?.text == "Theo dõi việc thực hiện.")
  }
}
