import DocumentModel
import Testing

@testable import Structure

@Suite struct AssignmentTests {
  private func assignments(_ body: String) -> [String] {
    Summary("I. TỔ CHỨC THỰC HIỆN\n" + body).assignments
  }

  @Test func readsItemsUnderAgencies() {
    #expect(
      assignments(
        """
        1. Sở Văn hóa, Thể thao và Du lịch
        - Chủ trì, phối hợp với Sở Nội vụ, Sở Tài chính và các đơn vị liên quan xây dựng dự toán
        trước ngày 15/6/2024.
        - Phối hợp với các cơ quan, đơn vị, địa phương kiểm tra.
        - Phối hợp, hướng dẫn các xã.
        2. Công an tỉnh: Bảo đảm an ninh.
        3. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các đoàn thể
        - Tuyên truyền hội viên.
        4. UBND các huyện, thị xã, thành phố; Văn phòng HĐND và UBND tỉnh
        - Chủ động phối hợp Sở Y tế thực hiện, hoàn thành chậm nhất ngày 20 của tháng cuối quý.
        """)
        == [
          "Sở Văn hóa, Thể thao và Du lịch lead: Chủ trì, phối hợp vớ "
            + "(Sở Nội vụ + Sở Tài chính + các đơn vị liên quan) <trước ngày 15/6/2024>",
          "Sở Văn hóa, Thể thao và Du lịch coordinate: Phối hợp với các cơ  "
            + "(các cơ quan, đơn vị, địa phương)",
          "Sở Văn hóa, Thể thao và Du lịch responsible: Phối hợp, hướng dẫn ",
          "Công an tỉnh responsible: Bảo đảm an ninh.",
          "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh + các đoàn thể requested: Tuyên truyền hội viê",
          "UBND các huyện, thị xã, thành phố + Văn phòng HĐND và UBND tỉnh responsible: "
            + "Chủ động phối hợp Sở (Sở Y tế) <chậm nhất ngày 20 của tháng cuối quý>",
        ])
  }

  @Test func readsAgenciesWithinSentences() {
    #expect(
      assignments(
        """
        1. Giao Sở Tài chính chủ trì tham mưu kinh phí.
        2. Các sở, ban, ngành, UBND cấp xã có trách nhiệm thực hiện Kế hoạch.
        3. Kinh phí
        Kinh phí do ngân sách bảo đảm. Các đơn vị sự nghiệp công lập có trách nhiệm lập dự toán.
        4. Tổ chức hội nghị tổng kết.
        5. Báo cáo định kỳ.
        """)
        == [
          "Sở Tài chính lead: chủ trì tham mưu kin",
          "Các sở, ban, ngành + UBND cấp xã responsible: có trách nhiệm thực ",
          "Các đơn vị sự nghiệp công lập responsible: có trách nhiệm lập d",
        ])
  }

  @Test func readsLetteredBlocksAsOneEntry() {
    #expect(
      Summary(
        """
        II. NHIỆM VỤ
        1. Xây dựng phần mềm quản lý hồ sơ
        a) Cơ quan thực hiện: Sở Khoa học và Công nghệ.
        b) Cơ quan phối hợp: Sở Nội vụ, UBND cấp xã.
        c) Nội dung: Xây dựng và vận hành.
        d) Thời gian thực hiện: Quý III/2024.
        đ) Sản phẩm: Phần mềm.
        2. Tập huấn
        - Đơn vị chủ trì: Văn phòng Sở;
        - Thời gian: Tháng 6/2024.
        """
      ).assignments
        == [
          "Sở Khoa học và Công nghệ responsible: Xây dựng phần mềm qu "
            + "(Sở Nội vụ + UBND cấp xã) <Quý III/2024> {Phần mềm}",
          "Văn phòng Sở lead: Tập huấn <Tháng 6/2024>",
        ])
  }

  @Test func readsTaskTables() {
    let summary = Summary(
      """
      PHỤ LỤC
      DANH MỤC NHIỆM VỤ

      TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian | Sản phẩm
      1 | Rà soát thủ tục | Sở Tư pháp | Sở Nội vụ; các đơn vị liên quan | Quý I/2025 | Báo cáo
      2 | Công khai kết quả | Văn phòng UBND tỉnh | | Hằng tháng |
      """)
    #expect(
      summary.assignments == [
        "Sở Tư pháp lead: Rà soát thủ tục (Sở Nội vụ + các đơn vị liên quan) <Quý I/2025> {Báo cáo}",
        "Văn phòng UBND tỉnh lead: Công khai kết quả <Hằng tháng>",
      ])
    #expect(summary.structure.tables.first?.rows.count == 2)
    #expect(summary.structure.assignments.first?.path == ["PHỤ LỤC"])
    #expect(summary.structure.assignments.first?.deadline?.date == "2025-03-31")
    #expect(summary.structure.assignments.last?.deadline?.recurrence == "hằng tháng")
    #expect(summary.structure.assignments.last?.line == 6)
  }
}
