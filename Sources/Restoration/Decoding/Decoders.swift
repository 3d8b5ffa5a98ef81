/// The decoders of a thread: one for what the trained channels explain, and one for documents with a
/// channel of their own, of which nothing helps the next.
final class Decoders {
  let analyzer: TokenAnalyzer
  private var running: BlockDecoder
  private var document: BlockDecoder

  /// - Parameter tokenMemory: bytes that the tokens that were seen may take.
  init(_ analyzer: TokenAnalyzer, tokenMemory: Int) {
    self.analyzer = analyzer
    running = BlockDecoder(
      model: analyzer.model, analyzer: analyzer, tokenMemory: tokenMemory, memory: .running)
    document = BlockDecoder(
      model: analyzer.model, analyzer: analyzer, tokenMemory: tokenMemory, memory: .document)
  }

  /// Calls `body` with the decoder for a text, once it knows what the text came through.
  func with<Result>(
    _ noise: DocumentNoise, _ body: (inout BlockDecoder) throws -> Result
  ) rethrows -> Result {
    if noise.channel == nil {
      running.use(noise)
      return try body(&running)
    }
    document.use(noise)
    return try body(&document)
  }
}
