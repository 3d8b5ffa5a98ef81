import LanguageModel
import VietnameseText

/// What one kind of recogniser does to words: P(token | form) as a product over chunks.
struct NoiseChannel: @unchecked Sendable {
  // Safe to share: the memory is read-only and `owner` keeps it.
  private let owner: AnyObject
  private let targets: UnsafeBufferPointer<UInt32>
  private let targetGroups: UnsafeBufferPointer<UInt32>
  private let groupSymbols: UnsafeBufferPointer<UInt8>
  private let groupStarts: UnsafeBufferPointer<UInt32>
  private let rests: UnsafeBufferPointer<UInt32>
  private let logProbabilities: UnsafeBufferPointer<Float>

  /// Where each target's rules are.
  private let index: TargetIndex
  /// The rules by the first symbol of their source; groups of a target ascend by it.
  let groups: RuleGroups
  /// The same rules as a search goes through them.
  let rules: RuleList

  /// The name of the channel, as in `eng`.
  let name: String

  /// Finds a channel in a model file.
  init(name: String, file: ModelFile) throws(ModelError) {
    try self.init(name: name, in: file)
  }

  /// Makes a channel of chunks, which may come in any order; `nil` where they cannot be one.
  init?(name: String, chunks: [(chunk: EditChunk, logProbability: Float)]) {
    let memory = ChannelMemory(NoiseChannel.sections(name: name, chunks: chunks))
    guard let channel = try? NoiseChannel(name: name, in: memory) else { return nil }
    self = channel
  }

  private init(name: String, in file: some ChannelSections) throws(ModelError) {
    self.name = name
    owner = file
    targets = try file.section("channel.\(name).targets", of: UInt32.self)
    targetGroups = try file.section("channel.\(name).groups", of: UInt32.self)
    groupSymbols = try file.section("channel.\(name).symbols", of: UInt8.self)
    groupStarts = try file.section("channel.\(name).starts", of: UInt32.self)
    rests = try file.section("channel.\(name).rests", of: UInt32.self)
    logProbabilities = try file.section("channel.\(name).values", of: Float.self)
    guard targetGroups.count == targets.count + 1, groupStarts.count == groupSymbols.count + 1,
      targetGroups.last.map({ Int($0) }) == groupSymbols.count,
      groupStarts.last.map({ Int($0) }) == rests.count, rests.count == logProbabilities.count,
      zip(targetGroups, targetGroups.dropFirst()).allSatisfy({ $0 <= $1 && $1 - $0 <= 256 }),
      zip(groupStarts, groupStarts.dropFirst()).allSatisfy({ $0 <= $1 })
    else { throw .wrongFormat(path: file.path, reason: "its channel \(name) is damaged") }
    let (symbols, starts, values) = (groupSymbols, groupStarts, logProbabilities)
    groups = RuleGroups(count: symbols.count) { group in
      let first = starts[group]
      let isEmpty = group == symbols.count || first == starts[group + 1]
      return RuleGroups.Group(
        firstRule: first, best: isEmpty ? TargetIndex.never : values[Int(first)],
        symbol: group == symbols.count ? 0 : symbols[group])
    }
    rules = RuleList(rests: rests, logProbabilities: logProbabilities)
    for end in starts.dropFirst() { rules.endGroup(before: Int(end)) }
    index = TargetIndex(count: targets.count)
    for (place, target) in targets.enumerated() {
      let groups = Int(targetGroups[place])..<Int(targetGroups[place + 1])
      var best = SIMD4<Float>(repeating: TargetIndex.never)
      for rule in groups.isEmpty ? 0..<0 : rules(ofGroups: groups) {
        let length = EditChunk.length(rests[rule])
        // A damaged rest may claim four symbols.
        best[min(3, length)] = max(best[min(3, length)], logProbabilities[rule])
      }
      index.insert(target, TargetIndex.Entry(target: target, groups: groups, best: best))
    }
  }

  /// The rules for a target by the first symbol of their source, as a range of groups.
  ///
  /// - Complexity: O(1).
  func groups(for target: UInt32) -> Range<Int> { entry(for: target).groups }

  /// Whether two are the same channel.
  static func === (left: NoiseChannel, right: NoiseChannel) -> Bool { left.groups === right.groups }

  /// What is known of a target; an entry without groups where no rule has it.
  ///
  /// - Complexity: O(1).
  @inline(__always)
  func entry(for target: UInt32) -> TargetIndex.Entry { index[target] }

  /// The rules of neighbouring groups.
  @inline(__always)
  private func rules(ofGroups groups: Range<Int>) -> Range<Int> {
    Int(groupStarts[groups.lowerBound])..<Int(groupStarts[groups.upperBound])
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
        for rule in groups.rules(of: group) {
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
