import DocumentModel
import Testing

@testable import Structure

@Suite struct ClosingTests {
  private func closing(_ text: String) -> DocumentStructure {
    Summary("1. Sở Nội vụ theo dõi.\nTrên đây là Kế hoạch./.\n" + text).structure
  }

  @Test func dividesColumnsOnTheSameLines() {
    let found = closing(
      """
      Nơi nhận: TM. ỦY BAN NHÂN DÂN
      - Bộ Nội vụ (b/c); KT. CHỦ TỊCH
      - Thường trực Tỉnh ủy; PHÓ CHỦ TỊCH
      - Báo An Sơn; Đài PT-TH tỉnh;
      - Như Điều 3; Lê Thị Thu Hà
      - Lưu: VT, NCKS.
      2024-07-29T17:04:47+0700
      """)
    #expect(found.signature.authority == "TM. ỦY BAN NHÂN DÂN")
    #expect(found.signature.capacity == "KT. CHỦ TỊCH PHÓ CHỦ TỊCH")
    #expect(found.signature.signer == "Lê Thị Thu Hà")
    #expect(
      found.recipients == [
        "Bộ Nội vụ (b/c)", "Thường trực Tỉnh ủy", "Báo An Sơn; Đài PT-TH tỉnh", "Như Điều 3",
        "Lưu: VT, NCKS",
      ])
  }

  @Test func readsTheSignatureFirst() {
    let found = closing(
      """
      TUQ. GIÁM ĐỐC
      TRƯỞNG PHÒNG TỔ CHỨC
      (Đã ký)
      Phạm Quang Huy
      Nơi nhận:
      - Như trên;
      - Các phòng, ban
      thuộc Sở;
      - Lưu: VT.
      """)
    #expect(found.signature.authority == "TUQ. GIÁM ĐỐC")
    #expect(found.signature.capacity == "TRƯỞNG PHÒNG TỔ CHỨC")
    #expect(found.signature.signer == "Phạm Quang Huy")
    #expect(found.recipients == ["Như trên", "Các phòng, ban thuộc Sở", "Lưu: VT"])
  }

  @Test func readsTheSignatureLast() {
    let found = closing(
      """
      Nơi nhận:
      - Như trên;
      - Lưu: VT.
      TL. CHỦ TỊCH
      KT. CHÁNH VĂN PHÒNG
      PHÓ CHÁNH VĂN PHÒNG
      Đỗ Văn Nam
      """)
    #expect(found.signature.authority == "TL. CHỦ TỊCH")
    #expect(found.signature.capacity == "KT. CHÁNH VĂN PHÒNG PHÓ CHÁNH VĂN PHÒNG")
    #expect(found.signature.signer == "Đỗ Văn Nam")
  }

  @Test func readsAnActingSigner() {
    let found = closing("Q. GIÁM ĐỐC\nVõ Minh Khôi\nNơi nhận:\n- Lưu: VT.")
    #expect(found.signature.authority == nil)
    #expect(found.signature.capacity == "Q. GIÁM ĐỐC")
    #expect(found.signature.signer == "Võ Minh Khôi")
  }

  @Test func readsASignatureWithoutRecipients() {
    let found = closing("THỦ TƯỚNG\nTrần Văn Bình")
    #expect(found.signature.capacity == "THỦ TƯỚNG")
    #expect(found.signature.signer == "Trần Văn Bình")
    #expect(found.sections.last?.text == "Sở Nội vụ theo dõi.")
  }
}
