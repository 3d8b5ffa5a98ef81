import Testing

@testable import LanguageModel

@Suite("Codes of logarithms")
struct LogCodeTests {
  @Test("codes lie within half a step of their logarithms")
  func codes() {
    for thousandth in 0..<12_700 {
      let logarithm = -Float(thousandth) / 1000
      let probability = -Float(LogCode.probability(logarithm)) * LogCode.probabilityStep
      let backoff = LogCode.logBackoff(LogCode.backoff(logarithm + 1))
      #expect(abs(probability - logarithm) <= LogCode.probabilityStep / 2 + 1e-5)
      #expect(abs(backoff - logarithm - 1) <= LogCode.backoffStep / 2 + 1e-5)
    }
    #expect(LogCode.probability(1) == 0)
    #expect(LogCode.probability(-100) == 255)
    #expect(LogCode.probability(-.infinity) == 255)
    #expect(LogCode.backoff(9) == 1 && LogCode.backoff(-99) == 255)
    #expect(LogCode.logBackoff(0) == 0)
  }
}
