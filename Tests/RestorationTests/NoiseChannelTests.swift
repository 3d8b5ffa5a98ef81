import LanguageModel
import TestSupport
import Testing
import VietnameseText

@testable import Restoration

@Suite("Channels in a model file")
struct NoiseChannelTests {
  @Test(
    "every chunk is found by its target and first symbol, the most probable first",
    arguments: Seeds.first(10))
  func roundTrip(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var chunks: [EditChunk: Float] = [:]
    for _ in 0..<Int.random(in: 0...300, using: &random) {
      func symbols(_ least: Int) -> [UInt8] {
        (0..<Int.random(in: least...3, using: &random)).map { _ in
          .random(in: 1...6, using: &random)
        }
      }
      let chunk = EditChunk(source: EditChunk.pack(symbols(1)), target: EditChunk.pack(symbols(0)))
      chunks[chunk] = -Float.random(in: 0...9, using: &random)
    }
    let folder = try TemporaryFolder()
    let path = folder.path + "/c.dau"
    try ModelFile.write(
      NoiseChannel.sections(
        name: "x", chunks: chunks.map { ($0.key, $0.value) }.shuffled(using: &random)),
      to: path)
    let channel = try NoiseChannel(name: "x", file: try ModelFile(path: path))
    var found: [EditChunk: Float] = [:]
    for target in Set(chunks.keys.map(\.target)) {
      var symbols: [UInt8] = []
      for group in channel.groups(for: target) {
        symbols.append(channel.groups[group].symbol)
        var last = Float.infinity
        for index in channel.groups.rules(of: group) {
          let rule = channel.rule(index)
          #expect(rule.logProbability <= last, "seed \(seed)")
          last = rule.logProbability
          let source = UInt32(channel.groups[group].symbol) << 24 | rule.rest >> 8
          found[EditChunk(source: source, target: target)] = rule.logProbability
        }
      }
      #expect(symbols == symbols.sorted() && Set(symbols).count == symbols.count, "seed \(seed)")
    }
    #expect(found == chunks, "seed \(seed)")
    #expect(channel.groups(for: .max).isEmpty)
  }

  @Test("a model file without a sound channel is refused by name")
  func damaged() throws {
    let sound = NoiseChannel.sections(name: "x", chunks: NoiseChannel.bareChunks)
    try DamagedSections.expectRefusal(of: sound) { _ = try NoiseChannel(name: "x", file: $0) }
  }

  @Test("the bare channel reads every letter without its marks")
  func bare() {
    #expect(NoiseChannel.bareChunks.count == 2 * Int(SymbolCode.letterCount) + 2)
    for (chunk, logProbability) in NoiseChannel.bareChunks {
      #expect(logProbability == 0)
      let (source, target) = (UInt8(chunk.source >> 24), UInt8(chunk.target >> 24))
      #expect(target == SymbolCode.withoutMarks(source))
    }
  }
}
