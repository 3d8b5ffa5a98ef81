import Testing

@testable import DocumentGrammar

@Suite struct DateExpressionTests {
  @Test(arguments: [
    ("ngày 15/7/2021", "2021-07-15"), ("15/7/2021 của", "2021-07-15"),
    ("ngày 29 tháng 12 năm 2023", "2023-12-29"), ("ngày 02\n/9/2021", "2021-09-02"),
    ("ngày\n02/9/2021", "2021-09-02"), ("06/12/202021", "2021-12-06"),
    ("ngày 05.3.2020", "2020-03-05"), ("ngày 01-02-2024", "2024-02-01"),
    ("NGÀY 10 THÁNG 10 NĂM 2017", "2017-10-10"), ("ngày 3 tháng 2/2020", "2020-02-03"),
  ])
  func readsWholeDates(text: String, normal: String) {
    #expect(DateExpression(prefixOf: text)?.normalForm == normal)
  }

  @Test func readsPeriods() throws {
    let month = try #require(DateExpression(prefixOf: "tháng 6/2024"))
    #expect(month.precision == .month)
    #expect(month.lastDay == "2024-06-30")
    let quarter = try #require(DateExpression(prefixOf: "quý II/2024, trước"))
    #expect(quarter.quarter == 2)
    #expect(quarter.lastDay == "2024-06-30")
    #expect(DateExpression(prefixOf: "quý IV năm 2025")?.lastDay == "2025-12-31")
    #expect(DateExpression(prefixOf: "năm 2025")?.year == 2025)
    #expect(DateExpression(prefixOf: "ngày 15/6")?.precision == .dayOfYear)
    #expect(DateExpression(prefixOf: "tháng 02 năm 2024")?.lastDay == "2024-02-29")
  }

  @Test func marksImpossibleDates() throws {
    let date = try #require(DateExpression(prefixOf: "ngày 31/4/2024"))
    #expect(!date.isPossible)
    #expect(date.normalForm == nil)
    #expect(DateExpression(prefixOf: "45/13/2024")?.isPossible == false)
  }

  @Test func saysWhereDigitsAreDoubled() throws {
    let date = try #require(DateExpression(prefixOf: "06/12/202021 của"))
    #expect(date.hasDoubledDigits)
    #expect(date.range == 0..<12)
    // No reading is certain: no date.
    #expect(DateExpression(prefixOf: "06/12/203145") == nil)
  }

  @Test(arguments: ["30/2020/NĐ-CP", "năm tới", "tháng sau", "ngày nay", "quý vị", "12", "1/2", ""])
  func refusesWhatIsNone(text: String) {
    #expect(DateExpression(prefixOf: text) == nil)
  }
}
