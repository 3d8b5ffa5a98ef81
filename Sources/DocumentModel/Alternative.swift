/// Another form that a word could have, and how probable it is.
public struct Alternative: Codable, Hashable, Sendable {
  /// The text.
  public var form: String
  /// Probability that this is what the page says, from 0 to 1.
  public var probability: Double

  /// Creates a runner-up.
  public init(form: String, probability: Double) {
    self.form = form
    self.probability = probability
  }
}
