/// What became of the corrections of a document.
package struct CorrectionOutcome: Hashable, Sendable {
  /// Those that were applied, with where the words stand now.
  package var applied: [(correction: Correction, place: WordPlace)] = []
  /// Those whose words are not there any more as they were read.
  package var notApplicable: [Correction] = []

  /// What a reader should know: the corrections that do not apply; `nil` where all do.
  package var note: String? {
    guard let first = notApplicable.first else { return nil }
    let count = notApplicable.count
    return count == 1
      ? "one correction does not apply any more: on page \(first.page), \(first.read) → \(first.becomes)"
      : "\(count) corrections do not apply any more, the first on page \(first.page): "
        + "\(first.read) → \(first.becomes)"
  }

  /// Whether both are the same.
  package static func == (left: Self, right: Self) -> Bool {
    left.notApplicable == right.notApplicable
      && left.applied.elementsEqual(right.applied) { $0 == $1 }
  }

  /// Adds the parts to a hash.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(notApplicable)
    for (correction, place) in applied {
      hasher.combine(correction)
      hasher.combine(place)
    }
  }
}
