import DocumentModel

extension Word {
  /// Puts what grammar, sequence or place tell in the place of a form; what was read stays as the
  /// original, and nobody need look at the word any more.
  ///
  /// - Parameters:
  ///   - form: what the word must be.
  ///   - other: what it may be instead, with the probability that is left; `nil` where nothing else
  ///     makes sense.
  ///   - isMarked: whether a reader is told, since a number or a label became another.
  mutating func repair(to form: String, insteadOf other: String?, isMarked: Bool) {
    original = original ?? self.form
    self.form = form
    probability = GrammarRepair.certainty
    alternatives =
      other.map { [Alternative(form: $0, probability: 1 - GrammarRepair.certainty)] } ?? []
    flags.remove(.doubtful)
    if isMarked { flags.insert(.repaired) }
  }
}
