import Testing

@testable import Pipeline

@Suite struct PageRangesTests {
  @Test(
    arguments: [
      ("1", [1...1]), ("1-3,7", [1...3, 7...7]), ("5-", [5...Int.max]), ("", nil), ("0", nil),
      ("3-1", nil), ("a", nil), ("1-2-3", nil), ("1,,2", nil), ("-3", nil),
    ] as [(String, [ClosedRange<Int>]?)])
  func readsPageRanges(text: String, ranges: [ClosedRange<Int>]?) {
    #expect(PageRanges(text)?.ranges == ranges)
  }
}
