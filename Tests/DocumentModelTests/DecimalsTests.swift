import Testing

@testable import DocumentModel

@Suite struct DecimalsTests {
  @Test(arguments: [
    (1.0, 2, "1"), (-0.256, 2, "-0.26"), (12.3, 2, "12.3"), (12.05, 2, "12.05"),
    (0.98766, 4, "0.9877"),
    (-0.001, 2, "0"), (1_234_567.89, 1, "1234567.9"), (.infinity, 2, "0"), (.nan, 1, "0"),
  ])
  func numbersAreShort(value: Double, digits: Int, text: String) {
    #expect(Decimals.text(value, digits: digits) == text)
  }
}
