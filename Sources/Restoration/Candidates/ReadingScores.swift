import LanguageModel
import VietnameseText

/// What readings are worth before their neighbours are known, and which deserve a look in context.
extension TokenAnalyzer {
  /// How many readings a token keeps.
  private static let mostCandidates = 16
  /// How far, in nats, a reading may lie behind the best one before context is known.
  static let reach: Float = 12

  /// The unigram probability of a reading.
  func prior(_ candidate: Candidate) -> Float {
    var score = model.language.logProbability(of: candidate.word)
    if let second = candidate.secondWord { score += model.language.logProbability(of: second) }
    return Float(Float.exp(score + candidate.shapeScores[3]))
  }

  func shapeScores(_ form: Form) -> SIMD4<Float> {
    let usual = Float(
      Float.exp(model.language.vocabulary.logProbability(of: form.shape, for: form.word)))
    func blend(_ values: (Float, Float, Float), usual weight: Float) -> Float {
      let fixed =
        switch form.shape {
        case .lower, .mixed: values.0
        case .title: values.1
        case .upper: values.2
        }
      return .log(Double(weight * usual + (1 - weight) * fixed))
    }
    let anywhere = blend((0.6, 0.3, 0.1), usual: 0.85)
    return SIMD4(
      form.shape == .upper && !isRoman(form)
        ? .log(Double(amongSmallLetters(usual))) : anywhere,
      blend((0.15, 0.8, 0.05), usual: 0.3),
      blend((0.02, 0.03, 0.95), usual: 0.1), anywhere)
  }

  /// Whether a form can be a Roman number, which is in capitals anywhere.
  private func isRoman(_ form: Form) -> Bool {
    model.language.vocabulary.key(of: form.word).codes.allSatisfy(
      TokenAnalyzer.romanDigits.contains)
  }

  private static let romanDigits = Set("ivxlc".unicodeScalars.map(SymbolCode.code(of:)))

  /// The probability that a word stands in capitals among small letters, by that of capitals at all.
  ///
  /// Most capitals are those of headings. In running text of the training set 0.07 % of the words that
  /// have no other one in capitals beside them are in capitals, nearly all of them Roman numbers and
  /// foreign words, which are so everywhere.
  private func amongSmallLetters(_ usual: Float) -> Float {
    0.95 * usual / (usual + 200 * (1 - usual)) + 5e-5
  }

  /// Scores readings under the mixture and sorts them; all are kept, since another document may have
  /// another mixture.
  func rank(_ part: inout TokenAnalysis.Part) {
    let codes = documentChannel == nil ? [] : SymbolCode.encode(part.core)
    let documentChannel = DocumentChannel.concerns(codes) ? documentChannel : nil
    for index in part.candidates.indices {
      let candidate = part.candidates[index]
      var likelihood = (candidate.likelihoods * mixture.weights).sum()
      if let documentChannel {
        likelihood =
          0.5 * likelihood + 0.5 * self.likelihood(of: codes, given: candidate, in: documentChannel)
      }
      part.candidates[index].channelScore = .log(Double(max(likelihood, 1e-30)))
    }
    part.candidates.sort { (score($0), $1.text) > (score($1), $0.text) }
  }

  /// P(token | reading) by the channel that was fitted to the document.
  private func likelihood(
    of codes: [UInt8], given candidate: Candidate, in channel: DocumentChannel
  ) -> Float {
    guard candidate.secondWord == nil, candidate.word >= TokenClass.count else { return 0 }
    let form = SymbolCode.encode(candidate.text)
    guard form.count <= WordKey.maxLength, form.allSatisfy(SymbolCode.isLetter),
      codes.count <= SearchToken.maxLength
    else { return 0 }
    return Float(Float.exp(channel.logProbability(of: codes, given: form)))
  }

  /// Whether some reading explains a piece of a token well without regard to its neighbours.
  func isWellRead(_ part: TokenAnalysis.Part) -> Bool {
    guard let best = part.candidates.first,
      !(best.isKept && best.word == TokenClass.unknown.rawValue)
    else { return false }
    return score(best) > -15
  }

  /// How many of the ranked readings deserve a look in context.
  func reachable(_ candidates: [Candidate]) -> Int {
    guard let first = candidates.first else { return 0 }
    let least = score(first) - TokenAnalyzer.reach
    var count = 0
    for candidate in candidates.prefix(documentChannel == nil ? TokenAnalyzer.mostCandidates : 24) {
      if score(candidate) < least { break }
      count += 1
    }
    return count
  }

  /// Logarithm of the probability of a reading without regard to its neighbours, its token given.
  func score(_ candidate: Candidate) -> Float {
    var score =
      candidate.channelScore + model.language.logProbability(of: candidate.word)
      + candidate.shapeScores[3]
    if let second = candidate.secondWord { score += model.language.logProbability(of: second) }
    return score
  }
}
