import LanguageModel
import VietnameseText

/// What one kind of recogniser does to words: P(token | form) as a product over chunks.
struct NoiseChannel: @unchecked Sendable {
  // Safe to share: the memory is read-only and `file` keeps it mapped.
  private let file: ModelFile
  private let targets: UnsafeBufferPointer<UInt32>
  private let starts: UnsafeBufferPointer<UInt32>
  private let sources: UnsafeBufferPointer<UInt32>
  private let logProbabilities: UnsafeBufferPointer<Float>

  /// The name of the channel, as in `eng`.
  let name: String

  /// Finds a channel in a model file.
  init(name: String, file: ModelFile) throws(ModelError) {
    self.name = name
    self.file = file
    targets = try file.section("channel.\(name).targets", of: UInt32.self)
    starts = try file.section("channel.\(name).starts", of: UInt32.self)
    sources = try file.section("channel.\(name).sources", of: UInt32.self)
    logProbabilities = try file.section("channel.\(name).values", of: Float.self)
    guard starts.count == targets.count + 1, sources.count == logProbabilities.count,
      starts.last.map({ Int($0) }) == sources.count
    else { throw .wrongFormat(path: file.path, reason: "its channel \(name) is damaged") }
  }

  /// The chunks of true forms that can be read as a target, as a range for `rule(_:)`.
  ///
  /// - Complexity: O(log *n*) in the number of targets.
  func rules(for target: UInt32) -> Range<Int> {
    var low = 0
    var high = targets.count
    while low < high {
      let middle = (low + high) >> 1
      if targets[middle] < target { low = middle + 1 } else { high = middle }
    }
    guard low < targets.count, targets[low] == target else { return 0..<0 }
    return Int(starts[low])..<Int(starts[low + 1])
  }

  /// A chunk of a true form and the logarithm of its probability to be read as the target.
  @inline(__always)
  func rule(_ index: Int) -> (source: UInt32, logProbability: Float) {
    (sources[index], logProbabilities[index])
  }

  /// The sections that hold a channel; the chunks come sorted by target.
  static func sections(
    name: String, chunks: [(chunk: EditChunk, logProbability: Float)]
  ) -> [String: [UInt8]] {
    var targets: [UInt32] = []
    var starts: [UInt32] = []
    for (index, rule) in chunks.enumerated() where index == 0 || targets.last != rule.chunk.target {
      targets.append(rule.chunk.target)
      starts.append(UInt32(index))
    }
    starts.append(UInt32(chunks.count))
    return [
      "channel.\(name).targets": targets.rawBytes,
      "channel.\(name).starts": starts.rawBytes,
      "channel.\(name).sources": chunks.map(\.chunk.source).rawBytes,
      "channel.\(name).values": chunks.map(\.logProbability).rawBytes,
    ]
  }

  /// The chunks of the channel that takes all marks off, as people type who have no marks.
  static var bareChunks: [(chunk: EditChunk, logProbability: Float)] {
    var chunks: [(chunk: EditChunk, logProbability: Float)] = []
    for code in Array(1...(2 * SymbolCode.letterCount)) + [EditChunk.startMark, EditChunk.endMark] {
      let target = code >= EditChunk.startMark ? code : SymbolCode.withoutMarks(code)
      chunks.append(
        (EditChunk(source: EditChunk.pack([code]), target: EditChunk.pack([target])), 0))
    }
    return chunks.sorted { ($0.chunk.target, $0.chunk.source) < ($1.chunk.target, $1.chunk.source) }
  }
}
