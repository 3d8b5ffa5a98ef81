import DocumentModel
import Testing

@testable import Restoration

/// How well a text layer fits Vietnamese as it stands, and restored.
@Suite struct LayerFitTests {
  private let lattice = EvidenceLattice(model: SmallModel.model.language)

  private func lines(_ texts: [String]) -> [Line] { texts.map { Line(text: $0) } }

  @Test func aGarbledLayerGainsByRestoration() throws {
    let sound = lines(SmallModel.unseen)
    let garbled = lines(SmallModel.unseen.map { SmallModel.garbled($0) })
    let fit = try #require(LayerFit(garbled, restored: sound, lattice))
    #expect(fit.isGarbled)
    #expect(fit.asItStands > fit.restored)
    #expect(fit.summary.hasPrefix("n-gram model: "))
  }

  @Test func aSoundLayerDoesNot() throws {
    let sound = lines(SmallModel.unseen)
    let fit = try #require(LayerFit(sound, restored: sound, lattice))
    #expect(!fit.isGarbled)
    #expect(fit.asItStands == fit.restored)
  }

  @Test func aFewWordsSayNothing() {
    let line = lines(["Sở Nội vụ"])
    #expect(LayerFit(line, restored: line, lattice) == nil)
  }
}
