import DocumentModel
import LanguageModel
import VietnameseText

/// Restores documents one after the other on one thread, remembering the tokens it has seen.
///
/// Lines and text go the same way: both are laid out as a `TokenBlock`, which a `BlockDecoder`
/// decides on; `LineWriter` and `TextWriter` write down what was decided.
final class RestorationSession {
  private let analyzer: TokenAnalyzer
  private var decoder: BlockDecoder
  /// What the text before came through.
  private var adaptation = ChannelAdaptation()

  /// - Parameter tokenMemory: bytes that the tokens that were seen may take.
  init(
    model: RestorationModel, shared: SharedReadings,
    tokenMemory: Int = TokenStore.standardLimit
  ) {
    analyzer = TokenAnalyzer(model: model, shared: shared)
    decoder = BlockDecoder(model: model, analyzer: analyzer, tokenMemory: tokenMemory)
  }

  /// Forgets what the text before came through: another document begins.
  func startDocument() { adaptation = ChannelAdaptation() }

  /// Restores lines that go on with the document, and repairs what is no word by its grammar.
  ///
  /// - Parameter isRecognized: whether the lines are known to come from a recogniser, where specks and
  ///   damaged labels are to be expected even if all words were read well.
  func restore(_ lines: [Line], isRecognized: Bool = false) -> [Line] {
    let block = TokenBlock(lines)
    adaptation.adapt(to: block, isRecognized: isRecognized, analyzer, &decoder)
    decide(block, adaptation.noise, wantsPosteriors: true)
    return LineWriter.write(lines, decoder, isRecognized: isRecognized)
  }

  /// Restores text that goes on with the document.
  func restore(_ block: TokenBlock) -> [UInt8] {
    adapt(&adaptation, to: block)
    return restore(block, from: adaptation.noise)
  }

  /// Restores text of which it is known what it came through.
  func restore(_ block: TokenBlock, from noise: DocumentNoise) -> [UInt8] {
    decide(block, noise, wantsPosteriors: false)
    return TextWriter.write(block, decoder)
  }

  /// Decides on every token of a block.
  ///
  /// - Parameter wantsPosteriors: whether they are asked for; what the document says elsewhere needs
  ///   them in any case.
  private func decide(_ block: TokenBlock, _ noise: DocumentNoise, wantsPosteriors: Bool) {
    let weighsRecurrence = noise.isForeign && !analyzer.model.ablation.contains(.recurrence)
    decoder.use(noise)
    decoder.decode(block, wantsPosteriors: wantsPosteriors || weighsRecurrence)
    if weighsRecurrence { decoder.weighRecurrence(in: block) }
    if noise.isForeign { decoder.repairByNeighbours(in: block) }
  }

  /// Adapts to text that goes on with another's document.
  func adapt(_ adaptation: inout ChannelAdaptation, to block: TokenBlock) {
    adaptation.adapt(to: block, isRecognized: false, analyzer, &decoder)
  }
}
