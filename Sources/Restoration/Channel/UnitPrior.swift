import VietnameseText

/// What is known of units before a document is seen: those of the trained channels, and for every
/// other a little, so that nothing is impossible.
struct UnitPrior: Sendable {
  private let trained: [EditChunk: Float]

  /// Takes the units of single letters from channels.
  init(_ channels: [NoiseChannel]) {
    var trained: [EditChunk: Float] = [:]
    for channel in channels {
      channel.forEachRule { chunk, logProbability in
        guard EditChunk.length(chunk.source) == 1 else { return }
        trained[chunk, default: 0] +=
          Float(Float.exp(logProbability)) / Float(channels.count)
      }
    }
    self.trained = trained
  }

  /// How many units the channels know.
  var count: Int { trained.count }

  /// Calls `body` with each unit that the channels know and its probability, in any order.
  func forEachUnit(_ body: (EditChunk, Double) -> Void) {
    for chunk in trained.keys { body(chunk, probability(of: chunk)) }
  }

  /// Probability of a unit.
  func probability(of chunk: EditChunk) -> Double {
    max(Double(trained[chunk] ?? 0) * 0.9, UnitPrior.floor(chunk))
  }

  /// The least probability of a unit: recognisers confuse any shapes, those of letters with marks
  /// above all.
  static func floor(_ chunk: EditChunk) -> Double {
    let source = UInt8(chunk.source >> 24)
    guard source < EditChunk.startMark else { return chunk.target == chunk.source ? 0.9 : 1e-4 }
    let isMarked = SymbolCode.withoutMarks(source) != source
    if EditChunk.length(chunk.source) == 2 { return 2e-5 }
    return switch EditChunk.length(chunk.target) {
    case 0: isMarked ? 1e-3 : 2e-3
    case 1:
      UInt8(chunk.target >> 24) == SymbolCode.withoutMarks(source) ? 0.3 : isMarked ? 2e-3 : 3e-4
    case 2: isMarked ? 5e-5 : 2e-5
    default: 1e-6
    }
  }
}
