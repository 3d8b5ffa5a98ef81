import Testing
import VietnameseText

@testable import Restoration

@Suite("Learning a channel")
struct ChunkEstimatorTests {
  private static let words = [
    "ủy", "của", "chủ", "thủ", "phủ", "tư", "thư", "cư", "hưng", "sư", "ban", "nhân", "dân", "các",
    "tỉnh", "hành", "chính", "trung", "ương", "phương", "trương", "sương", "bản", "hưu",
  ]

  /// Every ư is read as u, every ủ as ti, and all else as it is.
  private static func read(_ word: String) -> String {
    word.replacing("ư", with: "u").replacing("ủ", with: "ti")
  }

  private static func estimate() -> [EditChunk: Double] {
    var counts = ChannelCounts()
    for _ in 0..<20 {
      for word in words { counts.add(garbled: read(word), truth: word) }
    }
    let chunks = ChunkEstimator().estimate(counts)
    return Dictionary(uniqueKeysWithValues: chunks.map { ($0.chunk, Float.exp($0.logProbability)) })
  }

  private static func chunk(_ source: String, _ target: String) -> EditChunk {
    EditChunk(
      source: EditChunk.pack(SymbolCode.encode(source)),
      target: EditChunk.pack(SymbolCode.encode(target)))
  }

  @Test("it finds what letters are read as")
  func learns() throws {
    let chunks = Self.estimate()
    #expect(try #require(chunks[Self.chunk("ư", "u")]) > 0.9)
    #expect(try #require(chunks[Self.chunk("ủ", "ti")]) > 0.9)
    #expect(try #require(chunks[Self.chunk("n", "n")]) > 0.95)
    #expect(chunks[Self.chunk("ư", "ư")] ?? 0 < 0.05)
    #expect(chunks[Self.chunk("ủ", "u")] ?? 0 < 0.1)
    #expect(chunks[Self.chunk("n", "u")] ?? 0 < 0.01)
  }

  @Test("a letter that was seldom seen is read like its kin")
  func kin() throws {
    let chunks = Self.estimate()
    // ừ, ứ and the others were never seen; ư was always read as u.
    #expect(try #require(chunks[Self.chunk("ừ", "u")]) > 0.5)
  }

  @Test("probabilities of a letter's readings sum to one at most")
  func normalised() {
    var sums: [UInt32: Double] = [:]
    for (chunk, probability) in Self.estimate() {
      #expect(probability > 0 && probability <= 1)
      if EditChunk.length(chunk.source) == 1 { sums[chunk.source, default: 0] += probability }
    }
    #expect(sums.count >= 2 * Int(SymbolCode.letterCount))
    for (source, sum) in sums {
      #expect(sum < 1.001, "\(SymbolCode.scalar(of: UInt8(source >> 24)))")
    }
  }

  @Test("a chunk that knows its neighbours learns what depends on them")
  func context() throws {
    var counts = ChannelCounts()
    // h behind n is read as b, elsewhere as it is.
    for _ in 0..<30 {
      for word in ["nha", "nhe", "nhi", "anh", "inh"] {
        counts.add(garbled: word.replacing("nh", with: "nb"), truth: word)
      }
      for word in ["tha", "the", "cha", "kho", "phi", "ha", "he", "hi"] {
        counts.add(garbled: word, truth: word)
      }
    }
    let chunks = Dictionary(
      uniqueKeysWithValues: ChunkEstimator().estimate(counts).map {
        ($0.chunk, Float.exp($0.logProbability))
      })
    let together = try #require(chunks[Self.chunk("nh", "nb")])
    let alone = try #require(chunks[Self.chunk("h", "b")])
    #expect(together > 0.8)
    #expect(alone < 0.6)
  }

  @Test("nothing seen: every letter is read as itself or bare")
  func nothing() throws {
    let chunks = Dictionary(
      uniqueKeysWithValues: ChunkEstimator().estimate(ChannelCounts()).map {
        ($0.chunk, Float.exp($0.logProbability))
      })
    #expect(chunks[Self.chunk("ủ", "ủ")] != nil)
    #expect(chunks[Self.chunk("ủ", "u")] != nil)
  }

  @Test("estimating twice gives the same")
  func reproducible() {
    #expect(Self.estimate() == Self.estimate())
  }
}
