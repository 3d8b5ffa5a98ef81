import Testing

@testable import DocumentGrammar

@Suite struct DocumentSymbolTests {
  @Test(
    arguments: [
      ("139/KH-STTTT", "139", nil, "KH", ["STTTT"]),
      ("30/2020/NĐ-CP", "30", 2020, "NĐ", ["CP"]),
      ("18-NQ/TW", "18", nil, "NQ", ["TW"]),
      ("76/NQ-CP", "76", nil, "NQ", ["CP"]),
      ("41/2022/UBTVQH15", "41", 2022, nil, ["UBTVQH15"]),
      ("77/2015/QH13", "77", 2015, nil, ["QH13"]),
      ("04-NQ/TU", "04", nil, "NQ", ["TU"]),
      ("921/UBND", "921", nil, nil, ["UBND"]),
      ("10/2021/TTLT-BTC-BNV", "10", 2021, "TTLT", ["BTC", "BNV"]),
      ("1234/BNV-CCHC", "1234", nil, nil, ["BNV", "CCHC"]),
      ("12/2021/QĐ-UBND", "12", 2021, "QĐ", ["UBND"]),
      ("30a/2008/NQ-CP", "30a", 2008, "NQ", ["CP"]),
      ("55/TTr-SNV", "55", nil, "TTr", ["SNV"]),
      ("23/CT-TTg", "23", nil, "CT", ["TTg"]),
    ] as [(String, String, Int?, String?, [String])])
  func readsEachForm(
    form: String, number: String, year: Int?, type: String?, issuers: [String]
  ) throws {
    let symbol = try #require(DocumentSymbol(prefixOf: form + " ngày"))
    #expect(symbol.number == number)
    #expect(symbol.year == year)
    #expect(symbol.type == type)
    #expect(symbol.issuers == issuers)
    #expect(symbol.text == form)
    #expect(symbol.range == 0..<form.unicodeScalars.count)
  }

  @Test(arguments: [
    ("203 /KH-UBND", "203/KH-UBND"), ("18-\nNQ/TW ngày", "18-NQ/TW"),
    ("76/NQ-\nCP ngày", "76/NQ-CP"), ("76/\nNQ-CP", "76/NQ-CP"),
    ("04-NQ/TU. Tình hình", "04-NQ/TU"), ("12/KH-UBND - Sở", "12/KH-UBND"),
  ])
  func joinsOverBlanks(text: String, symbol: String) {
    #expect(DocumentSymbol(prefixOf: text)?.text == symbol)
  }

  @Test(arguments: [
    "15/7/2021", "100/m", "2021 - 2025", "24/7", "02/9", "12 cửa", "II/2024", "1/2 HS", "",
    "/KH-UBND", "10/2021/", "5/Trường",
  ])
  func refusesWhatOnlyResembles(text: String) {
    #expect(DocumentSymbol(prefixOf: text) == nil)
  }

  @Test func knowsTypesBothWays() {
    #expect(DocumentType(abbreviation: "NĐ")?.name == "Nghị định")
    #expect(DocumentType(name: "KẾ HOẠCH")?.abbreviation == "KH")
    #expect(DocumentType(name: "Quy định")?.abbreviation == "QyĐ")
    #expect(DocumentType(name: "Kế hoạch hóa") == nil)
    #expect(IssuerAbbreviation.name(of: "QH15") == "Quốc hội")
    #expect(IssuerAbbreviation.name(of: "XYZ") == nil)
  }
}
