import Testing

@testable import SearchablePDF

@Suite struct ContentFilterTests {
  private func filtered(_ content: String) -> [String] {
    let result = ContentFilter.withoutInvisibleText(Array(content.utf8))
    return String(decoding: result, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test func invisibleTextGoesAndAllElseStays() {
    let content = """
      q 1 0 0 1 0 0 cm /Im0 Do Q
      BT 3 Tr /F1 12 Tf 10 20 Td (garbled \\) text) Tj [(a) -20 <6162>] TJ ET
      """
    #expect(
      filtered(content) == [
        "q", "1 0 0 1 0 0 cm", "/Im0 Do", "Q", "BT", "3 Tr", "/F1 12 Tf", "10 20 Td", "ET",
      ])
  }

  @Test func visibleTextStays() {
    #expect(filtered("BT /F1 9 Tf (seen) Tj 3 Tr (unseen) Tj 0 Tr (seen) Tj ET").count == 7)
  }

  @Test func theModeOfTheStateBeforeComesBack() {
    let lines = filtered("q 3 Tr BT (unseen) Tj ET Q BT (seen) Tj ET")
    #expect(lines.contains("(seen) Tj"))
    #expect(!lines.contains("(unseen) Tj"))
  }

  @Test func inlineImagesAreNoOperators() {
    let image = "BI /W 1 /H 1 ID 3 Tr (x) Tj\u{1} EI Q"
    let lines = filtered("q 3 Tr \(image)")
    #expect(lines.last == "Q")
    #expect(lines.contains { $0.hasPrefix("BI") || $0.hasPrefix("/") || $0.contains("EI") })
  }

  @Test func whatIsCutOffIsKept() {
    #expect(filtered("q (never closed").last == "(never closed")
    #expect(filtered("<< /A 1").last == "<< /A 1")
    #expect(filtered("").isEmpty)
  }
}
