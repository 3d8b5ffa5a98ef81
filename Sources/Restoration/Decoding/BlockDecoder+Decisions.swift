import DocumentModel
import LanguageModel

/// From readings back to tokens: what became of each.
extension BlockDecoder {
  mutating func apply(
    _ tokens: UnsafeBufferPointer<TokenBlock.Token>, _ bytes: UnsafePointer<UInt8>
  ) {
    // What memory has to bring comes together.
    for index in 0..<decoder.path.count { store.prefetch(arc: decoder.path[index].arc) }
    var index = 0
    while index < decoder.path.count {
      let step = decoder.path[index]
      let unit = units[step.node]
      let token = store.tokens[Int(unit.stored)]
      if step.span == 2 {
        applySplit(step)
        index += 1
        continue
      }
      // All steps of one word together; a word's pieces are never torn by arcs of span 2.
      let count = Int(token.partCount)
      var isKept = true
      var probability: Float = 1
      var word: UInt64 = 0
      for place in 0..<count {
        let step = decoder.path[index + place]
        let arc = store.arcs[step.arc]
        isKept = isKept && arc.isKept
        if wantsPosteriors { word = word &* 0x9E37_79B9_7F4A_7C15 ^ key(of: arc) }
        probability = min(probability, step.posterior, Float(arc.reliability) / 255)
      }
      let decision = decisions.base + Int(unit.token)
      decision.pointee.isDecoded = true
      decision.pointee.probability = probability
      if wantsPosteriors {
        note(Int(unit.token), word, probability)
        noteContext(Int(unit.token), index..<index + count)
      }
      if !isKept { change(Int(unit.token), token, from: index, tokens, bytes) }
      if wantsPosteriors, count == 1 { addRunnersUp(step, unit, token) }
      index += count
    }
  }

  /// Writes a token's new text, unless it is what was read.
  @inline(__always)
  private mutating func change(
    _ index: Int, _ token: StoredToken, from step: Int,
    _ tokens: UnsafeBufferPointer<TokenBlock.Token>, _ bytes: UnsafePointer<UInt8>
  ) {
    let start = texts.count
    for place in 0..<Int(token.partCount) {
      let part = store.parts[Int(token.firstPart) + place]
      let arc = store.arcs[decoder.path[step + place].arc]
      append(part.leading)
      append(ByteRange(start: Int(arc.text), count: Int(arc.textCount)))
    }
    append(token.trailing)
    let count = texts.count - start
    let read = UnsafeBufferPointer(
      start: bytes + Int(tokens[index].start),
      count: Int(tokens[index].end - tokens[index].start))
    let new = UnsafeBufferPointer(start: texts.base + start, count: count)
    var isSame = read.elementsEqual(new)
    if !isSame, token.flags.contains(.decomposed) {
      isSame = String(decoding: read, as: UTF8.self) == String(decoding: new, as: UTF8.self)
    }
    if isSame {
      texts.removeAll(from: start)
      return
    }
    decisions.base[index].kind = .changed
    decisions.base[index].text = ByteRange(start: start, count: count)
  }

  private mutating func applySplit(_ step: LatticeDecoder.Step) {
    let (first, second) = (units[step.node], units[step.node + 1])
    let left = store.tokens[Int(first.stored)]
    let arc = store.arcs[step.arc]
    let start = texts.count
    append(store.parts[Int(left.firstPart)].leading)
    append(ByteRange(start: Int(arc.text), count: Int(arc.textCount)))
    append(store.tokens[Int(second.stored)].trailing)
    let decision = decisions.base + Int(first.token)
    decision.pointee.kind = .joined
    decision.pointee.text = ByteRange(start: start, count: texts.count - start)
    decision.pointee.symbol = ByteRange()
    decision.pointee.probability = step.posterior
    decision.pointee.isDecoded = true
    decisions.base[Int(second.token)].kind = .absorbed
    if wantsPosteriors {
      note(Int(first.token), key(of: arc), step.posterior)
      occurrences.base[Int(first.token)].first = arc.word
      occurrences.base[Int(first.token)].last = arc.second == Arc.none ? arc.word : arc.second
      occurrences.base[Int(first.token)].endsSentence = lattice.nodes[step.node + 1].endsSentence
    }
  }

  /// Notes what the words of a token are to the n-gram model.
  @inline(__always)
  private func noteContext(_ token: Int, _ steps: Range<Int>) {
    guard !steps.isEmpty else { return }
    let first = store.arcs[decoder.path[steps.lowerBound].arc]
    let step = decoder.path[steps.upperBound - 1]
    let last = store.arcs[step.arc]
    let node = lattice.nodes[step.node]
    occurrences.base[token].first = first.word
    occurrences.base[token].last = last.second == Arc.none ? last.word : last.second
    occurrences.base[token].endsSentence = node.endsSentence
    occurrences.base[token].isSingle = steps.count == 1 && last.second == Arc.none
    occurrences.base[token].score = last.score(at: node.position)
  }

  /// Notes for recurrence what word a token was decided to be.
  @inline(__always)
  private func note(_ token: Int, _ word: UInt64, _ probability: Float) {
    let decision = decisions.base + token
    occurrences.base[token].word =
      decision.pointee.isOpaque || decision.pointee.isNoise ? 0 : word
    occurrences.base[token].probability = probability
  }

  /// A number for an arc's word, whatever its case.
  @inline(__always)
  private func key(of arc: Arc) -> UInt64 {
    if arc.word >= TokenClass.count { return DocumentRecurrence.key(arc.word, arc.second) }
    return DocumentRecurrence.key(
      UnsafeBufferPointer(start: store.text.base + Int(arc.text), count: Int(arc.textCount)))
  }

  private mutating func addRunnersUp(
    _ step: LatticeDecoder.Step, _ unit: Unit, _ token: StoredToken
  ) {
    // Most tokens have no doubt about them.
    if step.posterior > LatticeDecoder.sure { return }
    let node = lattice.nodes[step.node]
    let part = store.parts[Int(token.firstPart)]
    var taken: UInt64 = 0
    for _ in 0..<LatticeDecoder.runnersUp {
      // The likeliest that is left, of equal ones the first.
      var best = -1
      var posterior: Float = 0
      for place in 0..<min(Int(node.arcCount), 64) where Int(node.arcs) + place != step.arc {
        let other = decoder.posteriors[Int(node.posteriors) + place]
        if other > posterior, taken >> UInt64(place) & 1 == 0 { (best, posterior) = (place, other) }
      }
      guard best >= 0 else { return }
      taken |= 1 << UInt64(best)
      let arc = store.arcs[Int(node.arcs) + best]
      let start = texts.count
      append(part.leading)
      append(ByteRange(start: Int(arc.text), count: Int(arc.textCount)))
      append(token.trailing)
      runnersUp.append(
        RunnerUp(
          token: unit.token, text: ByteRange(start: start, count: texts.count - start),
          probability: posterior))
      others.append(
        DocumentRecurrence.Other(
          token: Int(unit.token), word: key(of: arc), probability: posterior))
    }
  }

  /// Copies a piece of the store's text.
  @inline(__always)
  private mutating func append(_ range: ByteRange) {
    guard range.count > 0 else { return }
    _ = texts.append(store.text.base + Int(range.start), Int(range.count))
  }
}
