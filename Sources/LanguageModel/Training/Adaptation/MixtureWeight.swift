/// Estimates how much each of two models shall count in their mixture.
enum MixtureWeight {
  /// The weight of the first model under which a text is most probable, by expectation and
  /// maximisation (Jelinek and Mercer 1980).
  ///
  /// - Parameter probabilities: of every token of a text that neither model learned from, what the
  ///   two models say.
  /// - Returns: a weight between 0.01 and 0.99; one half where there is no text.
  /// - Complexity: O(*n*) a round, at most 50 rounds.
  static func estimate(_ probabilities: [(first: Double, second: Double)]) -> Double {
    guard !probabilities.isEmpty else { return 0.5 }
    var weight = 0.5
    for _ in 0..<50 {
      let expected = probabilities.reduce(0.0) { sum, token in
        let first = weight * token.first
        let all = first + (1 - weight) * token.second
        return sum + (all > 0 ? first / all : weight)
      }
      let next = min(0.99, max(0.01, expected / Double(probabilities.count)))
      if abs(next - weight) < 1e-4 { return next }
      weight = next
    }
    return weight
  }
}
