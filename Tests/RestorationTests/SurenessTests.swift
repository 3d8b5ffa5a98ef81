import DocumentModel
import Testing

@testable import Restoration

/// What the recogniser's confidence in a word counts.
@Suite struct SurenessTests {
  @Test func theSurerTheMoreItSpeaksForTheWord() {
    let values = stride(from: 0, through: 1, by: 0.01).map { Sureness.evidence($0) }
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(Sureness.evidence(0.3) < 0)
    #expect(Sureness.evidence(0.97) > 0)
  }

  @Test func aToneIsLessReadilySeenWhereTheRecogniserWasSure() throws {
    func evidence(_ confidence: Double, _ weights: EvidenceWeights) throws -> Float {
      let word = Word("tê", confidence: confidence)
      return try #require(
        MarkVariants.readings(of: word, after: nil, weights).first { $0.form == "tế" }
      ).evidence
    }
    var weights = EvidenceWeights()
    #expect(try evidence(0.97, weights) < evidence(0.9, weights))
    weights.sureness = 0
    #expect(try evidence(0.97, weights) == evidence(0.9, weights))
  }

  /// The probabilities of a garbled line's words, read with a confidence.
  private func probabilities(_ confidence: Double?, sureness: Float) -> [Double?] {
    var line = Line(text: "Uy ban nhan dén tinh Hoa Binh ban hanh ké hoach")
    for index in line.words.indices { line.words[index].confidence = confidence }
    var weights = EvidenceWeights()
    weights.sureness = sureness
    let session = RestorationSession(
      model: SmallModel.model, shared: SharedReadings(), weights: weights)
    return session.restore([line], isRecognized: true, isWhole: true)[0].words.map(\.probability)
  }

  @Test func withoutConfidenceOrWeightNothingChanges() {
    let plain = probabilities(nil, sureness: 0)
    #expect(probabilities(nil, sureness: 1) == plain)
    #expect(probabilities(0.2, sureness: 0) == plain)
  }

  @Test func weightsAreKnownByTheirNames() {
    var weights = EvidenceWeights()
    for name in EvidenceWeights.names {
      weights[name] = 7
      #expect(weights[name] == 7)
    }
    weights["other"] = 7
    #expect(weights["other"] == 0)
  }
}
