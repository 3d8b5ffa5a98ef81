import Testing

@testable import DocumentGrammar

@Suite struct SymbolRepairTests {
  @Test(arguments: [
    ("QD-UBND", "QĐ-UBND"), ("QP-TTg", "QĐ-TTg"), ("Qb-UBND", "QĐ-UBND"),
    ("QB-UBND", "QĐ-UBND"), ("QÐ-UBND", "QĐ-UBND"), ("ND-CP", "NĐ-CP"), ("NP-CP", "NĐ-CP"),
    ("HDND", "HĐND"), ("KH-UBNP", "KH-UBND"), ("602/QD-UBND", "602/QĐ-UBND"),
    ("602/QD-UBND;", "602/QĐ-UBND;"), ("(30/2020/ND-CP),", "(30/2020/NĐ-CP),"),
    ("12/NQ-HDND", "12/NQ-HĐND"), ("NO-CP", "NQ-CP"), ("QÐ-SGDÐT", "QĐ-SGDĐT"),
    ("06/QĐÐ-TTg", "06/QĐ-TTg"), ("56/2024/QHI15", "56/2024/QH15"),
  ])
  func mendsLetters(damaged: String, form: String) {
    let repair = DocumentSymbol.repair(damaged)
    #expect(repair?.form == form)
    #expect(repair?.changesDigits == false)
  }

  @Test(
    arguments: [
      ("41/2022/UBTVQHIS", "41/2022/UBTVQH15"), ("77/2015/QHI3", "77/2015/QH13"),
      ("56/2024/QHIl5", "56/2024/QH15"),
      ("l39/KH-STTTT", "139/KH-STTTT"), ("6O2/QĐ-UBND", "602/QĐ-UBND"),
      ("30/2O20/NĐ-CP", "30/2020/NĐ-CP"), ("04-NQ/TU", nil), ("I8-NQ/TW", "18-NQ/TW"),
    ] as [(String, String?)])
  func reportsDigits(damaged: String, form: String?) {
    let repair = DocumentSymbol.repair(damaged)
    #expect(repair?.form == form)
    if form != nil { #expect(repair?.changesDigits == true) }
  }

  @Test(arguments: [
    ("44/2016QD-UBND", "44/2016/QĐ-UBND"), ("1460°QD-UBND", "1460/QĐ-UBND"),
    ("30/2020ND-CP", "30/2020/NĐ-CP"), ("17/20232ND-CP", "17/2023/NĐ-CP"),
  ])
  func mendsStrokes(damaged: String, form: String) {
    #expect(DocumentSymbol.repair(damaged)?.form == form)
  }

  @Test(arguments: ["12:QUY-CHE", "2020A-B", "44/2016Q", "1.250.000-KG", "30/2020"])
  func inventsNoStroke(token: String) {
    #expect(DocumentSymbol.repair(token) == nil)
  }

  @Test(arguments: [
    "602/QĐ-UBND", "HĐND", "UBND", "HD-SNV", "76/NQ-CP", "1234/BNV-CCHC", "KH-VPUB", "TTr-SNV",
    "15/7/2021", "2021-2025", "kinh-tế", "Phòng", "ND-HDND", "và/hoặc", "COVID-19", "A-B", "--", "",
    "http://nguoidan.chinhphu.vn", "KT-XH", "QL-1A", "921/UBND", "18-NQ/TW", "30a/2008/NQ-CP",
  ])
  func leavesAlone(token: String) {
    #expect(DocumentSymbol.repair(token) == nil)
  }
}
