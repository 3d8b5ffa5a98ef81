/// A base (căn cứ) on which a document rests: a paragraph of its preamble.
public struct Basis: Codable, Hashable, Sendable {
  /// The paragraph, lines joined by one space.
  public var text: String
  /// 1-based line on which it starts.
  public var line: Int

  /// Creates a base.
  public init(text: String, line: Int) {
    self.text = text
    self.line = line
  }
}
