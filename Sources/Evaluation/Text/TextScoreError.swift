/// Why two texts cannot be compared.
public enum TextScoreError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The texts should have the same lines but differ in how many they have.
  case lineCounts(gold: Int, hypothesis: Int)

  /// One line for the user: what is wrong and what to do.
  public var description: String {
    switch self {
    case .lineCounts(let gold, let hypothesis):
      "the gold has \(gold) lines, the text \(hypothesis): restored text keeps its lines"
        + " (use --pages for text from images)"
    }
  }
}
