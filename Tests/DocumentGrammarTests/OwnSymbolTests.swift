import Testing

@testable import DocumentGrammar

@Suite struct OwnSymbolTests {
  @Test(arguments: [
    ("139/KH-SILILL", "SỞ THÔNG TIN VÀ TRUYỀN THÔNG", "KẾ HOẠCH", "139/KH-STTTT"),
    ("12/KH-SNY", "SỞ NỘI VỤ", "KẾ HOẠCH", "12/KH-SNV"),
    ("7/KN-UBND", "ỦY BAN NHÂN DÂN XÃ AN LÂM", "KẾ HOẠCH", "7/KH-UBND"),
    ("45/BC-SLDTBXII", "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", "BÁO CÁO", "45/BC-SLĐTBXH"),
  ])
  func mendsWhatIssuerAndTypeShow(symbol: String, issuer: String, type: String, meant: String) {
    #expect(OwnSymbol.mended(symbol, issuer: issuer, type: type) == meant)
  }

  @Test(arguments: [
    ("139/KH-STTTT", "SỞ THÔNG TIN VÀ TRUYỀN THÔNG", "KẾ HOẠCH"),
    ("15/KH-CCTL", "CHI CỤC THỦY LỢI", "KẾ HOẠCH"),
    ("21/TB-BQLDA", "BAN QUẢN LÝ DỰ ÁN", "THÔNG BÁO"),
    ("9/QĐ-UBND", "SỞ NỘI VỤ", "QUYẾT ĐỊNH"),
    ("88/STTTT-VP", "SỞ THÔNG TIN VÀ TRUYỀN THÔNG", ""),
    ("88/UBND-NC", "ỦY BAN NHÂN DÂN TỈNH AN LÂM", ""),
    ("31/KH-XYZW", "SỞ NỘI VỤ", "KẾ HOẠCH"),
    ("/KH-UBND", "ỦY BAN NHÂN DÂN TỈNH AN LÂM", "KẾ HOẠCH"),
    ("", "", ""),
  ])
  func leavesTheRest(symbol: String, issuer: String, type: String) {
    #expect(OwnSymbol.mended(symbol, issuer: issuer, type: type) == nil)
  }
}
