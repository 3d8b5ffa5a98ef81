import LanguageModel
import TestSupport
import Testing

@testable import Restoration

@Suite("Training restoration")
struct RestorationTrainerTests {
  @Test("training twice gives the same bytes")
  func reproducible() throws {
    let folder = try TemporaryFolder()
    try SmallModel.train(in: folder, to: folder.path + "/one.dau")
    try SmallModel.train(in: folder, to: folder.path + "/two.dau")
    #expect(try folder.bytes("one.dau") == folder.bytes("two.dau"))
  }

  @Test("channels trained anew on the same pairs give the same model")
  func retrain() throws {
    let folder = try TemporaryFolder()
    try SmallModel.train(in: folder, to: folder.path + "/one.dau")
    try RestorationTrainer().retrainChannels(
      of: folder.path + "/one.dau",
      pairs: [
        .init(channel: "eng", path: folder.path + "/eng.tsv"),
        .init(channel: "vie", path: folder.path + "/vie.tsv"),
      ], to: folder.path + "/two.dau")
    #expect(try folder.bytes("one.dau") == folder.bytes("two.dau"))
  }

  @Test("missing pairs and a missing model are errors that name them")
  func faults() throws {
    let folder = try TemporaryFolder()
    try SmallModel.train(in: folder, to: folder.path + "/one.dau")
    let pairs = #expect(throws: ModelError.self) {
      try RestorationTrainer().retrainChannels(
        of: folder.path + "/one.dau", pairs: [.init(channel: "eng", path: "/nowhere/pairs")],
        to: folder.path + "/two.dau")
    }
    #expect(pairs?.description.contains("/nowhere/pairs") == true)
    let model = #expect(throws: ModelError.self) {
      try RestorationTrainer().retrainChannels(
        of: "/nowhere/m.dau", pairs: [], to: folder.path + "/two.dau")
    }
    #expect(model?.description.contains("/nowhere/m.dau") == true)
    #expect(throws: (any Error).self) { try folder.bytes("two.dau") }
  }
}
