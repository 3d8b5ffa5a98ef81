import Testing

@testable import Desk

@Suite("Values that were used last")
struct RecentValuesTests {
  @Test("what was used longest ago goes first")
  func order() {
    var values = RecentValues<Int, String>(limit: 2)
    values[1] = "a"
    values[2] = "b"
    _ = values[1]
    values[3] = "c"
    #expect(values[1] == "a")
    #expect(values[2] == nil)
    #expect(values[3] == "c")
    values[3] = nil
    #expect(values[3] == nil)
  }

  @Test("the sum of the costs stays below the limit")
  func costs() {
    var values = RecentValues<Int, Int>(limit: 10)
    for key in 0..<20 { values.set(key, for: key, cost: 4) }
    #expect((0..<20).filter { values[$0] != nil } == [18, 19])
    values.set(1, for: 100, cost: 11)
    #expect(values[100] == nil)
    values.set(7, for: 18, cost: 8)
    #expect(values[18] == 7)
    #expect(values[19] == nil)
  }
}
