import LanguageModel
import VietnameseText

/// Words that their neighbours expect.
extension BlockDecoder {
  /// The posterior below which a token is asked for: what is surely read needs no neighbours.
  private static let sure: Float = 0.9
  /// The least posterior of an expected word that is worth noting.
  private static let leastPosterior: Float = 0.1

  /// Adds to the runners-up of doubtful tokens the words that their neighbours expect, in a block that
  /// was decoded with posteriors. Where they are likelier than what was chosen, recurrence chooses them.
  ///
  /// - Complexity: O(*n*).
  mutating func addExpectedWords(in block: TokenBlock) {
    guard occurrences.count == block.tokens.count else { return }
    var found: [Expected] = []
    var next = 0
    for index in 0..<occurrences.count where mayBeExpected(index) {
      let answer = expectedWord(at: index, in: block)
      let posterior = decisions[index].probability
      let rest = 1 / (1 + posterior * Float(Float.exp(answer.allOdds)))
      let probability = posterior * Float(Float.exp(answer.odds)) * rest
      guard probability >= Self.leastPosterior else { continue }
      while next < runnersUp.count, runnersUp[next].token < UInt32(index) { next += 1 }
      var end = next
      while end < runnersUp.count, runnersUp[end].token == UInt32(index) { end += 1 }
      let word = DocumentRecurrence.key(answer.word, Arc.none)
      // What is in the lattice was weighed there.
      guard !(next..<end).contains(where: { others[$0].word == word }) else { continue }
      // The known readings share what the expected words leave.
      decisions.base[index].probability *= rest
      occurrences.base[index].probability *= rest
      for other in next..<end {
        runnersUp.base[other].probability *= rest
        others.base[other].probability *= rest
      }
      found.append(
        Expected(
          runnerUp: RunnerUp(
            token: UInt32(index), text: append(answer.word, for: index, block),
            probability: probability),
          other: DocumentRecurrence.Other(token: index, word: word, probability: probability)))
      guard probability > decisions[index].probability else { continue }
      // What comes next is seen behind the likelier word.
      occurrences.base[index].first = answer.word
      occurrences.base[index].last = answer.word
    }
    insert(found)
  }

  /// A word that is expected, as a runner-up.
  private struct Expected {
    var runnerUp: RunnerUp
    var other: DocumentRecurrence.Other
  }

  /// Whether a token is one word that may be another.
  private func mayBeExpected(_ index: Int) -> Bool {
    let decision = decisions[index]
    return decision.probability < Self.sure && occurrences[index].isSingle && decision.isDecoded
      && !decision.isOpaque && !decision.isNoise && decision.symbol.count == 0
      && (decision.kind == .kept || decision.kind == .changed)
  }

  /// What the neighbours of a token expect.
  private func expectedWord(at index: Int, in block: TokenBlock) -> ExpectedWords.Answer {
    let occurrence = occurrences[index]
    let place = ExpectedWords.Place(
      text: hash(of: block.tokens[index], in: block), word: occurrence.first,
      score: occurrence.score,
      before: words(before: index), behind: words(behind: index))
    if let known = expected.answer(at: place) { return known }
    return expected.find(place, letters(of: index, in: block), through: store.unitChannel)
  }

  private func hash(of token: TokenBlock.Token, in block: TokenBlock) -> UInt32 {
    block.bytes.withUnsafeBufferPointer { bytes in
      bytes.baseAddress.map {
        ByteHash.hash($0 + Int(token.start), Int(token.end - token.start), seed: 0)
      } ?? 0
    }
  }

  /// The letters of a token; `nil` where it is no word in small letters for the most part.
  private func letters(of index: Int, in block: TokenBlock) -> ExpectedWords.Letters? {
    let read = SymbolCode.encode(OuterPunctuation(self.read(index, block)[...]).core)
    guard DocumentChannel.concerns(read) else { return nil }
    let chosen = text(of: index, block)
    return ExpectedWords.Letters(
      read: read, form: SymbolCode.encode(OuterPunctuation(chosen[...]).core))
  }

  /// The two words in front of a token in its sentence, the last one first.
  private func words(before index: Int) -> (UInt16, UInt16) {
    var last = Arc.none
    var place = index - 1
    while place >= 0, !occurrences[place].endsSentence {
      let occurrence = occurrences[place]
      place -= 1
      if occurrence.last == Arc.none { continue }
      if last != Arc.none { return (last, occurrence.last) }
      if occurrence.first != occurrence.last { return (occurrence.last, occurrence.first) }
      last = occurrence.last
    }
    return (last, Arc.none)
  }

  /// The two words behind a token, of which the end of the sentence is one.
  private func words(behind index: Int) -> (UInt16, UInt16) {
    let boundary = TokenClass.boundary.rawValue
    if occurrences[index].endsSentence { return (boundary, Arc.none) }
    var first = Arc.none
    for place in (index + 1)..<max(index + 1, min(index + 6, occurrences.count)) {
      let occurrence = occurrences[place]
      if occurrence.first == Arc.none { continue }
      if first != Arc.none { return (first, occurrence.first) }
      if occurrence.first != occurrence.last { return (occurrence.first, occurrence.last) }
      first = occurrence.first
      if occurrence.endsSentence { return (first, boundary) }
    }
    return (first, Arc.none)
  }

  /// Writes a word in the place of what was read of a token, in its shape.
  private mutating func append(
    _ word: UInt16, for index: Int, _ block: TokenBlock
  ) -> ByteRange {
    let read = self.read(index, block)
    let outer = OuterPunctuation(read[...])
    let shape = SymbolCode.encode(outer.core).withUnsafeBufferPointer { CaseShape(codes: $0) }
    let form = Form.codes(of: decoder.model.vocabulary.key(of: word), shape: shape)
    return texts.append(outer.leading + SymbolCode.decode(form) + outer.trailing)
  }

  /// Puts expected words among the runners-up, which are in the order of their tokens.
  private mutating func insert(_ found: [Expected]) {
    var old = runnersUp.count - 1
    _ = runnersUp.appendUninitialized(found.count)
    _ = others.appendUninitialized(found.count)
    var new = runnersUp.count - 1
    for expected in found.reversed() {
      let (token, probability) = (expected.runnerUp.token, expected.runnerUp.probability)
      while old >= 0,
        runnersUp[old].token > token
          || runnersUp[old].token == token && runnersUp[old].probability < probability
      {
        runnersUp[new] = runnersUp[old]
        others[new] = others[old]
        (old, new) = (old - 1, new - 1)
      }
      runnersUp[new] = expected.runnerUp
      others[new] = expected.other
      new -= 1
    }
  }
}
