import Testing

@testable import Extraction

@Suite struct SymbolChoicesTests {
  private func symbol(_ text: String, _ choices: (String, Double)...) -> ReadSymbol {
    ReadSymbol(
      text: text, box: PixelBox(x: 0, y: 0, width: 1, height: 1),
      choices: choices.map { ReadSymbol.Choice(text: $0, confidence: $1) })
  }

  @Test func oneSymbolIsExchanged() {
    let alternatives = SymbolChoices.alternatives([
      symbol("t", ("t", 95)), symbol("ô", ("ô", 80), ("ổ", 70), ("6", 60)),
    ])
    #expect(alternatives.map(\.form) == ["tổ"])
    #expect(alternatives[0].probability > 0.3 && alternatives[0].probability < 0.5)
  }

  @Test func whatIsReadWithCertaintyHasNoAlternatives() {
    #expect(SymbolChoices.alternatives([symbol("a", ("a", 95))]).isEmpty)
    #expect(SymbolChoices.alternatives([]).isEmpty)
    #expect(SymbolChoices.alternatives([symbol("a", ("a", 95), ("", 90))]).isEmpty)
  }

  @Test func twoDoubtfulSymbolsGiveThreeAlternatives() {
    let alternatives = SymbolChoices.alternatives([
      symbol("đ", ("đ", 90), ("d", 85)), symbol("ề", ("ề", 90), ("ể", 80)),
    ])
    #expect(Set(alternatives.map(\.form)) == ["dề", "để", "dể"])
    #expect(alternatives.map(\.probability).reduce(0, +) < 1)
  }
}
