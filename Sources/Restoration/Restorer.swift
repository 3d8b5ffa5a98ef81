import DocumentModel

/// Restores the words of pages. (The signature the pipeline builds on; the body follows.)
public struct Restorer: Sendable {
  /// Opens a trained model, the file that `dau train` writes.
  public init(modelAt path: String) throws {}

  /// The same pages with better words, each with its original and its probability.
  public func restore(_ pages: [Page]) -> [Page] { pages }
}
