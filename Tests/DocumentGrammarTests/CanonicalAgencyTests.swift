import DocumentGrammar
import Testing

@Suite struct CanonicalAgencyTests {
  private let locality = Locality(
    organs: ["SỞ NỘI VỤ", "ỦY BAN NHÂN DÂN TỈNH GIA LAI"], place: "Gia Lai")

  @Test(arguments: [
    (["Sở NV", "Sở Nội vụ", "SNV", "SỞ NỘI VỤ"], "Sở Nội vụ"),
    (
      ["UBND tỉnh", "Ủy ban nhân dân tỉnh", "Uỷ Ban Nhân Dân tỉnh"], "Ủy ban nhân dân tỉnh Gia Lai"
    ),
    (
      ["Sở Lao động- Thương binh và Xã hội", "Sở LĐ-TB&XH", "Sở LĐTBXH"],
      "Sở Lao động - Thương binh và Xã hội"
    ),
    (
      ["Sở VH,TT&DL", "Sở VHTTDL", "Sở Văn hoá, Thể thao và Du lịch"],
      "Sở Văn hóa, Thể thao và Du lịch"
    ),
    (["Sở NN và PTNT", "Sở NN&PTNT"], "Sở Nông nghiệp và Phát triển nông thôn"),
    (["VP UBND tỉnh", "Văn phòng UBND tỉnh"], "Văn phòng Ủy ban nhân dân tỉnh Gia Lai"),
    (["CA tỉnh"], "Công an tỉnh Gia Lai"),
    (["Đài PT-TH tỉnh"], "Đài Phát thanh - Truyền hình tỉnh Gia Lai"),
    (["UBND xã Đồng Mây."], "Ủy ban nhân dân xã Đồng Mây"),
    (["VP HĐND&UBND huyện"], "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện"),
  ]) func oneNameForAllWays(printed: [String], name: String) {
    for text in printed {
      let agency = CanonicalAgency(text, in: locality)
      #expect(agency.name == name, "\(text)")
      #expect(!agency.isCollective)
    }
  }

  @Test(arguments: [
    ("Các Sở, ban, ngành", "các sở, ban, ngành"),
    ("UBND các huyện, TX, TP", "Ủy ban nhân dân các huyện, thị xã, thành phố"),
    ("UBND cấp xã", "Ủy ban nhân dân cấp xã"),
    ("các đơn vị có liên quan", "các đơn vị có liên quan"),
    ("Mỗi xã, thị trấn", "mỗi xã, thị trấn"),
    ("UBND các xã, TT", "Ủy ban nhân dân các xã, thị trấn"),
  ]) func collectivesToo(printed: String, name: String) {
    let agency = CanonicalAgency(printed, in: locality)
    #expect(agency.name == name)
    #expect(agency.isCollective)
  }
}
