import Restoration

/// How the cost of a syllable and the memory grow with the size of a text.
///
/// A long text is the given one over and over, which is never in memory as a whole.
struct ScaleBenchmark {
  private let blocks: [[UInt8]]
  private let tokensPerByte: Double
  private let size: Int

  init(_ bytes: [UInt8], tokens: Int, size: Int) {
    blocks = bytes.withUnsafeBufferPointer { TextStream.blocks(of: $0) }
    tokensPerByte = Double(tokens) / Double(max(1, bytes.count))
    self.size = size
  }

  /// Restores about `size` syllables and prints what one took.
  func run(_ restorer: TextRestorer) {
    var stream = TextStream(restorer)
    var tokens = 0.0
    let (_, seconds) = Measurement.time {
      var next = 0
      while tokens < Double(size), !blocks.isEmpty {
        _ = stream.restore([blocks[next]])
        tokens += Double(blocks[next].count) * tokensPerByte
        next = (next + 1) % blocks.count
      }
    }
    Report.line(
      "\(Report.number(Double(size))) syllables, µs each",
      Report.number(seconds / tokens * 1e6, 2))
    Report.line("  peak memory so far, MiB", Report.number(Measurement.peakMemory, 1))
  }
}
