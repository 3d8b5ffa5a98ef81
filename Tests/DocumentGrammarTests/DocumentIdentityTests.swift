import DocumentGrammar
import Testing

@Suite struct DocumentIdentityTests {
  @Test func identifiersFollowTheNamingConvention() {
    let decree = DocumentIdentity(
      type: "Nghị định", symbol: "30/2020/NĐ-CP", name: nil, year: 2020, issuer: nil)
    #expect(decree.id == "/akn/vn/act/nghi-dinh/2020/30-2020-nd-cp")
    #expect(decree.normalForm == "Nghị định 30/2020/NĐ-CP")
    let law = DocumentIdentity(
      type: "Luật", symbol: nil, name: "Luật Đất đai", year: 2024, issuer: nil)
    #expect(law.id == "/akn/vn/act/luat/2024/dat-dai")
    #expect(law.normalForm == "Luật Đất đai 2024")
    let plan = DocumentIdentity(
      type: "Kế hoạch", symbol: "5/KH-UBND", name: nil, year: nil, issuer: "Ủy ban nhân dân xã A")
    #expect(plan.id == "/akn/vn/doc/ke-hoach/uy-ban-nhan-dan-xa-a/5-kh-ubnd")
    #expect(
      DocumentIdentity(type: "Luật", symbol: nil, name: nil, year: 2024, issuer: nil).id == nil)
  }

  @Test(arguments: [
    ("30/2020/NĐ-CP", "Nghị định", "Chính phủ", true, true),
    ("30/2020/NĐ-CP", "Nghị định", "Bộ Tài chính", true, false),
    ("33/KH-UBND", "Quyết định", "UBND tỉnh An Lâm", false, true),
    ("749/QĐ-TTg", "Quyết định", "Thủ tướng Chính phủ", true, true),
    ("749/QĐ-TTg", "Quyết định", "Chính phủ", true, false),
    ("12/QĐ-UBND", "Quyết định", "Chủ tịch UBND tỉnh", true, true),
    ("41-QĐ/TW", "Quy định", "Bộ Chính trị", true, true),
    ("10/2021/TTLT-BTC-BNV", "Thông tư liên tịch", "Bộ Nội vụ và Bộ Tài chính", true, true),
    ("9/KH-SXYZ", "Kế hoạch", "Sở Xây dựng", true, true),
    ("88/2015/QH13", "Luật", "Quốc hội", true, true),
  ]) func symbolsAgreeWithWhatIsPrinted(
    symbol: String, type: String, issuer: String, typeAgrees: Bool, issuerAgrees: Bool
  ) throws {
    let symbol = try #require(DocumentSymbol(prefixOf: symbol))
    #expect(SymbolAgreement.isType(type, of: symbol) == typeAgrees)
    #expect(SymbolAgreement.isIssuer(issuer, of: symbol) == issuerAgrees)
  }
}
