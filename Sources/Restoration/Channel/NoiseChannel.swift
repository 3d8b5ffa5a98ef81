import LanguageModel
import VietnameseText

/// What one kind of recogniser does to words: P(token | form) as a product over chunks.
struct NoiseChannel: @unchecked Sendable {
  // Safe to share: the memory is read-only and `file` keeps it mapped.
  private let file: ModelFile
  private let targets: UnsafeBufferPointer<UInt32>
  private let targetGroups: UnsafeBufferPointer<UInt32>
  private let groupSymbols: UnsafeBufferPointer<UInt8>
  private let groupStarts: UnsafeBufferPointer<UInt32>
  private let rests: UnsafeBufferPointer<UInt32>
  private let logProbabilities: UnsafeBufferPointer<Float>

  /// The name of the channel, as in `eng`.
  let name: String

  /// Finds a channel in a model file.
  init(name: String, file: ModelFile) throws(ModelError) {
    self.name = name
    self.file = file
    targets = try file.section("channel.\(name).targets", of: UInt32.self)
    targetGroups = try file.section("channel.\(name).groups", of: UInt32.self)
    groupSymbols = try file.section("channel.\(name).symbols", of: UInt8.self)
    groupStarts = try file.section("channel.\(name).starts", of: UInt32.self)
    rests = try file.section("channel.\(name).rests", of: UInt32.self)
    logProbabilities = try file.section("channel.\(name).values", of: Float.self)
    guard targetGroups.count == targets.count + 1, groupStarts.count == groupSymbols.count + 1,
      targetGroups.last.map({ Int($0) }) == groupSymbols.count,
      groupStarts.last.map({ Int($0) }) == rests.count, rests.count == logProbabilities.count
    else { throw .wrongFormat(path: file.path, reason: "its channel \(name) is damaged") }
  }

  /// The rules for a target by the first symbol of their source, as a range of groups.
  ///
  /// - Complexity: O(log *n*) in the number of targets.
  func groups(for target: UInt32) -> Range<Int> {
    var low = 0
    var high = targets.count
    while low < high {
      let middle = (low + high) >> 1
      if targets[middle] < target { low = middle + 1 } else { high = middle }
    }
    guard low < targets.count, targets[low] == target else { return 0..<0 }
    return Int(targetGroups[low])..<Int(targetGroups[low + 1])
  }

  /// The first symbol of the sources in a group; groups of a target ascend by it.
  @inline(__always)
  func firstSymbol(ofGroup group: Int) -> UInt8 { groupSymbols[group] }

  /// The rules of a group, the most probable first.
  @inline(__always)
  func rules(ofGroup group: Int) -> Range<Int> {
    Int(groupStarts[group])..<Int(groupStarts[group + 1])
  }

  /// A chunk of a true form, without its first symbol, and the logarithm of its probability to be
  /// read as the target.
  @inline(__always)
  func rule(_ index: Int) -> (rest: UInt32, logProbability: Float) {
    (rests[index], logProbabilities[index])
  }

  /// Calls `body` with every chunk and the logarithm of its probability.
  func forEachRule(_ body: (EditChunk, Float) -> Void) {
    for index in targets.indices {
      for group in Int(targetGroups[index])..<Int(targetGroups[index + 1]) {
        for rule in rules(ofGroup: group) {
          let source = UInt32(groupSymbols[group]) << 24 | rests[rule] >> 8
          body(EditChunk(source: source, target: targets[index]), logProbabilities[rule])
        }
      }
    }
  }

  /// The sections that hold a channel; the chunks may come in any order.
  static func sections(
    name: String, chunks: [(chunk: EditChunk, logProbability: Float)]
  ) -> [String: [UInt8]] {
    let chunks = chunks.sorted {
      ($0.chunk.target, $0.chunk.source >> 24, $1.logProbability, $0.chunk.source)
        < ($1.chunk.target, $1.chunk.source >> 24, $0.logProbability, $1.chunk.source)
    }
    var targets: [UInt32] = []
    var targetGroups: [UInt32] = []
    var groupSymbols: [UInt8] = []
    var groupStarts: [UInt32] = []
    for (index, rule) in chunks.enumerated() {
      let isNewTarget = index == 0 || targets.last != rule.chunk.target
      if isNewTarget {
        targets.append(rule.chunk.target)
        targetGroups.append(UInt32(groupSymbols.count))
      }
      let first = UInt8(rule.chunk.source >> 24)
      if isNewTarget || groupSymbols.last != first {
        groupSymbols.append(first)
        groupStarts.append(UInt32(index))
      }
    }
    targetGroups.append(UInt32(groupSymbols.count))
    groupStarts.append(UInt32(chunks.count))
    return [
      "channel.\(name).targets": targets.rawBytes,
      "channel.\(name).groups": targetGroups.rawBytes,
      "channel.\(name).symbols": groupSymbols,
      "channel.\(name).starts": groupStarts.rawBytes,
      "channel.\(name).rests": chunks.map { $0.chunk.source << 8 }.rawBytes,
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
    return chunks
  }
}
