import LanguageModel
import TestSupport
import Testing
import VietnameseText

@testable import Restoration

@Suite("Rules by what they promise")
struct PlaceRulesTests {
  /// The target that all rules are for.
  private static let target = EditChunk.pack([9])

  private static func channel(_ values: [UInt8: Float]) throws -> NoiseChannel {
    let folder = try TemporaryFolder()
    let path = folder.path + "/rules.dau"
    let chunks = values.map {
      (chunk: EditChunk(source: EditChunk.pack([$0.key]), target: target), logProbability: $0.value)
    }
    try ModelFile.write(NoiseChannel.sections(name: "x", chunks: chunks), to: path)
    return try NoiseChannel(name: "x", file: try ModelFile(path: path))
  }

  @Test("no symbol is left out that is worth enough", arguments: Seeds.first(10))
  func levels(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var values: [UInt8: Float] = [:]
    for _ in 0..<40 {
      values[.random(in: 1...180, using: &random)] = -Float.random(in: 0...25, using: &random)
    }
    let channel = try Self.channel(values)
    let entry = channel.entry(for: Self.target)
    let rules = PlaceRules(places: 2)
    defer { rules.deallocate() }
    let rest: Float = -3
    // The second time the rules of before are gone.
    for _ in 0..<2 {
      rules.start(1, top: entry.best + rest)
      rules.add(1, entry.groups, of: channel, length: 1, rest: rest)
      rules.finish(1)
    }
    for (symbol, value) in values {
      #expect(rules.sizes(1, symbol) == 1, "seed \(seed)")
      #expect(rules.group(1, symbol, length: 1).best == value, "seed \(seed)")
    }
    for _ in 0..<100 {
      let least = -Float.random(in: 0...30, using: &random)
      let symbols = rules.symbols(1, worth: least)
      for (symbol, value) in values where value + rest >= least {
        let set = symbols.map { $0[Int(symbol >> 6)] } ?? 0
        #expect(set >> UInt64(symbol & 63) & 1 == 1, "seed \(seed): \(symbol) for \(least)")
      }
      // Half a nat below, a symbol is in none of the first levels.
      for (symbol, value) in values where value + rest < least - 0.5 && least > -12 {
        let set = symbols.map { $0[Int(symbol >> 6)] } ?? 0
        #expect(set >> UInt64(symbol & 63) & 1 == 0, "seed \(seed): \(symbol) for \(least)")
      }
    }
  }
}
