import TestSupport
import Testing
import VietnameseText

@testable import Restoration

@Suite("Teaching a trained channel")
struct TeachingTests {
  @Test("a misreading that corrections show becomes likely, and what was known stays")
  func teach() throws {
    let folder = try TemporaryFolder()
    let (before, after) = (folder.path + "/one.dau", folder.path + "/two.dau")
    try SmallModel.train(in: folder, to: before)
    let pairs = try folder.write(
      String(repeating: "k3\tkế\nth3o\ttheo\n", count: 20), to: "corrections.tsv")
    try RestorationTrainer().teach(
      before, pairs: [.init(channel: "eng", path: pairs)], to: after)
    let noise = try [before, after].map { try RestorationModel(path: $0).channels[0] }
    func best(_ channel: NoiseChannel, _ source: String, _ target: String) -> Float {
      var best = -Float.infinity
      let wanted = EditChunk(
        source: EditChunk.pack(SymbolCode.encode(source)),
        target: EditChunk.pack(SymbolCode.encode(target)))
      channel.forEachRule { if $0 == wanted { best = max(best, $1) } }
      return best
    }
    #expect(best(noise[1], "ế", "3") > best(noise[0], "ế", "3"))
    #expect(best(noise[1], "ế", "3") > -4)
    // Of another letter nothing was said.
    #expect(abs(best(noise[1], "o", "o") - best(noise[0], "o", "o")) < 0.05)
    #expect(best(noise[1], "u", "u") == best(noise[0], "u", "u"))
    let garbled = SmallModel.unseen.map(SmallModel.garbled)
    let texts = try [before, after].map { try TextRestorer(modelAt: $0) }
      .map { restorer in garbled.map { restorer.restore(text: $0) } }
    #expect(texts[0] == texts[1])
  }

  @Test("taught nothing, a model stays the same; taught twice the same way, it is the same")
  func reproducible() throws {
    let folder = try TemporaryFolder()
    let base = folder.path + "/base.dau"
    try SmallModel.train(in: folder, to: base)
    try RestorationTrainer().teach(base, pairs: [], to: folder.path + "/none.dau")
    #expect(try folder.bytes("none.dau") == folder.bytes("base.dau"))
    let pairs = try folder.write("ke\tkế\nhoach\thoạch\n", to: "pairs.tsv")
    for name in ["a", "b"] {
      try RestorationTrainer().teach(
        base, pairs: [.init(channel: "vie", path: pairs)], to: "\(folder.path)/\(name).dau")
    }
    #expect(try folder.bytes("a.dau") == folder.bytes("b.dau"))
  }
}
