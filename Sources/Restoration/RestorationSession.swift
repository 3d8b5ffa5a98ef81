import DocumentModel
import LanguageModel
import VietnameseText

/// Restores documents one after the other on one thread, remembering the tokens it has seen.
///
/// Lines and text go the same way: both are laid out as a `TokenBlock`, which a `BlockDecoder`
/// decides on; `LineWriter` and `TextWriter` write down what was decided.
final class RestorationSession {
  private let decoders: Decoders
  /// What the text before came through.
  private var adaptation = ChannelAdaptation()
  private let weights: EvidenceWeights

  /// - Parameter tokenMemory: bytes that the tokens that were seen may take.
  init(
    model: RestorationModel, shared: SharedReadings,
    tokenMemory: Int = TokenStore.standardLimit, weights: EvidenceWeights = EvidenceWeights()
  ) {
    self.weights = weights
    decoders = Decoders(
      TokenAnalyzer(model: model, shared: shared), tokenMemory: tokenMemory)
  }

  /// Forgets what the text before came through: another document begins.
  func startDocument() { adaptation = ChannelAdaptation() }

  /// Restores lines that go on with the document, and repairs what is no word by its grammar.
  ///
  /// - Parameters:
  ///   - isRecognized: whether the lines are known to come from a recogniser, where specks and damaged
  ///     labels are to be expected even if all words were read well.
  ///   - isWhole: whether the lines are a document, of which nothing follows.
  func restore(_ lines: [Line], isRecognized: Bool = false, isWhole: Bool = false) -> [Line] {
    let block = TokenBlock(lines)
    adaptation.adapt(to: block, isRecognized: isRecognized, isWhole: isWhole, decoders)
    let (noise, model) = (adaptation.noise, decoders.analyzer.model)
    // What came through nothing was not misread.
    let calibration =
      noise.mixture == .clean || model.ablation.contains(.calibration)
      ? nil : Calibration(noise.mixture, model.language)
    return decide(block, noise, wantsPosteriors: true) { decoder in
      if isRecognized, weights.sureness != 0 {
        decoder.weighSureness(of: lines, in: block, weight: weights.sureness)
      }
      return LineWriter.write(lines, decoder, calibration, isRecognized: isRecognized)
    }
  }

  /// Restores text of which it is known what it came through.
  func restore(_ block: TokenBlock, from noise: DocumentNoise) -> [UInt8] {
    decide(block, noise, wantsPosteriors: false) { TextWriter.write(block, $0) }
  }

  /// Decides on every token of a block and calls `write` with the decoder that did.
  ///
  /// - Parameter wantsPosteriors: whether they are asked for; what the document says elsewhere needs
  ///   them in any case.
  private func decide<Result>(
    _ block: TokenBlock, _ noise: DocumentNoise, wantsPosteriors: Bool,
    _ write: (inout BlockDecoder) -> Result
  ) -> Result {
    let ablation = decoders.analyzer.model.ablation
    let weighsRecurrence = noise.isForeign && !ablation.contains(.recurrence)
    return decoders.with(noise) { decoder in
      decoder.decode(block, wantsPosteriors: wantsPosteriors || weighsRecurrence)
      if weighsRecurrence {
        if !ablation.contains(.expectedWords) { decoder.addExpectedWords(in: block) }
        decoder.weighRecurrence(in: block)
      }
      if noise.isForeign {
        decoder.repairByNeighbours(in: block)
        decoder.repairNationalHeading(in: block)
      }
      return write(&decoder)
    }
  }

  /// Adapts to text that goes on with another's document.
  ///
  /// - Parameter isWhole: whether the text is a document, of which nothing follows.
  func adapt(_ adaptation: inout ChannelAdaptation, to block: TokenBlock, isWhole: Bool = false) {
    adaptation.adapt(to: block, isRecognized: false, isWhole: isWhole, decoders)
  }
}
