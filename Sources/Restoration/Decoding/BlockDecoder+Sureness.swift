import DocumentModel
import VietnameseText

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the recogniser of an image says of its own reading.
extension BlockDecoder {
  /// Weighs doubtful tokens anew by how sure the recogniser was of them.
  ///
  /// The channels know how often a recogniser misreads a word, not whether it did here.
  ///
  /// - Parameters:
  ///   - lines: the lines of a block that was decoded with posteriors, token for token.
  ///   - weight: what the recogniser's sureness counts.
  /// - Complexity: O(*n*).
  mutating func weighSureness(of lines: [Line], in block: TokenBlock, weight: Float) {
    var token = 0
    var runnerUp = 0
    for line in lines {
      for word in line.words {
        defer { token += 1 }
        while runnerUp < runnersUp.count, runnersUp[runnerUp].token < UInt32(token) {
          runnerUp += 1
        }
        guard runnerUp < runnersUp.count, runnersUp[runnerUp].token == UInt32(token),
          // What other evidence has changed is not what the recogniser was sure of.
          let confidence = word.confidence, word.original == nil
        else { continue }
        var end = runnerUp
        while end < runnersUp.count, runnersUp[end].token == UInt32(token) { end += 1 }
        weigh(
          DocumentRecurrence.Place(token: token, firstRunnerUp: runnerUp, count: end - runnerUp),
          isOtherAbbreviation(token, block)
            ? Self.abbreviation + Sureness.evidence(confidence)
            : weight * Sureness.evidence(confidence),
          block)
        runnerUp = end
      }
    }
  }

  /// What speaks for an abbreviation or a Roman number as it was read against any other, as a logarithm:
  /// the n-gram model knows which are frequent, not which one stands here.
  private static let abbreviation: Float = 4

  /// Whether one abbreviation or Roman number was read and another one was chosen.
  private func isOtherAbbreviation(_ token: Int, _ block: TokenBlock) -> Bool {
    decisions[token].kind == .changed && Self.isAbbreviation(read(token, block))
      && Self.isAbbreviation(text(of: token, block))
  }

  private static func isAbbreviation(_ form: String) -> Bool {
    let core = OuterPunctuation(form[...]).core
    return (1...6).contains(core.utf8.count)
      && core.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
      && (Syllable(String(core)) == nil || core.allSatisfy { "IVXLC".contains($0) })
  }

  /// Multiplies the posterior of a token as it was read, if that is one of its readings.
  private mutating func weigh(
    _ place: DocumentRecurrence.Place, _ evidence: Float, _ block: TokenBlock
  ) {
    let decision = decisions[place.token]
    guard decision.kind == .kept || decision.kind == .changed, !decision.isNoise,
      decision.symbol.count == 0
    else { return }
    posteriors.removeAll()
    posteriors.append(decision.probability)
    for index in place.runnersUp { posteriors.append(runnersUp[index].probability) }
    let read: Int
    if decision.kind == .kept {
      read = 0
    } else {
      let token = block.tokens[place.token]
      guard
        let index = place.runnersUp.first(where: {
          isText(runnersUp[$0].text, of: token, in: block)
        })
      else { return }
      read = index - place.runnersUp.lowerBound + 1
    }
    let factor = exp(evidence)
    let scale = 1 / (1 + posteriors[read] * (factor - 1))
    for index in 0..<posteriors.count {
      posteriors.base[index] *= scale * (index == read ? factor : 1)
    }
    revise(place, block)
  }
}
