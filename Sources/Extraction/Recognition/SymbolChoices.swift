import DocumentModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Makes alternatives of a word out of the choices of its symbols.
enum SymbolChoices {
  /// How many alternatives a word may have.
  private static let most = 8
  /// The least probability of a symbol's choice, as a share of the one that was read.
  private static let least = 0.001

  /// The word's other readings with their probabilities, most probable first.
  ///
  /// One symbol is exchanged, or two: words of which more is doubtful are for the noise channel.
  static func alternatives(_ symbols: [ReadSymbol]) -> [Alternative] {
    guard symbols.count <= 24 else { return [] }
    var exchanges: [(index: Int, text: String, odds: Double)] = []
    for (index, symbol) in symbols.enumerated() {
      guard let read = symbol.choices.first(where: { $0.text == symbol.text }) else { continue }
      for choice in symbol.choices where choice.text != symbol.text && isLetter(choice.text) {
        let odds = probability(choice.confidence) / probability(read.confidence)
        if odds >= least { exchanges.append((index, choice.text, min(odds, 3))) }
      }
    }
    guard !exchanges.isEmpty else { return [] }
    var found: [String: Double] = [:]
    func add(_ exchanged: [(index: Int, text: String, odds: Double)]) {
      var texts = symbols.map(\.text)
      for exchange in exchanged { texts[exchange.index] = exchange.text }
      let odds = exchanged.reduce(1) { $0 * $1.odds }
      let form = texts.joined()
      found[form] = max(found[form] ?? 0, odds)
    }
    for (place, first) in exchanges.enumerated() {
      add([first])
      for second in exchanges[(place + 1)...] where second.index != first.index {
        if first.odds * second.odds >= least { add([first, second]) }
      }
    }
    let best = found.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(most)
    let total = 1 + best.reduce(0) { $0 + $1.value }
    return best.map { Alternative(form: $0.key, probability: $0.value / total) }
  }

  /// Tesseract's confidence is 100 plus 35 times the logarithm of the probability, cut off at 0,
  /// where a choice is known to be one but not how probable.
  private static func probability(_ confidence: Double) -> Double {
    confidence <= 0 ? 0.002 : exp((confidence - 100) / 35)
  }

  private static func isLetter(_ text: String) -> Bool {
    !text.isEmpty && text.allSatisfy(\.isLetter)
  }
}
