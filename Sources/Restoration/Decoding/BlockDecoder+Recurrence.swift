/// What the document says elsewhere.
extension BlockDecoder {
  /// Weighs the readings of doubtful tokens anew by the other places of a block that was decoded with
  /// posteriors.
  ///
  /// - Complexity: O(*n*).
  mutating func weighRecurrence(in block: TokenBlock) {
    findDoubtful()
    guard doubtful.count > 0 else { return }
    let tokens = UnsafeBufferPointer(
      start: UnsafePointer(occurrences.base), count: occurrences.count)
    let recurrence = DocumentRecurrence(tokens, others: others, doubtful: doubtful)
    for index in 0..<doubtful.count {
      let place = doubtful[index]
      recurrence.weigh(place, tokens, others: others, into: &posteriors)
      revise(place, block)
    }
  }

  /// Lists the tokens of which another reading is worth a look.
  private mutating func findDoubtful() {
    doubtful.removeAll()
    var start = 0
    while start < runnersUp.count {
      let token = Int(runnersUp[start].token)
      var end = start
      while end < runnersUp.count, runnersUp[end].token == UInt32(token) { end += 1 }
      let decision = decisions[token]
      if decision.probability < DocumentRecurrence.doubtful, decision.symbol.count == 0,
        decision.kind == .kept || decision.kind == .changed, !decision.isNoise
      {
        doubtful.append(
          DocumentRecurrence.Place(token: token, firstRunnerUp: start, count: end - start))
      }
      start = end
    }
  }

  /// Takes the likeliest reading of a token by `posteriors`, which are of the chosen one and its
  /// runners-up.
  mutating func revise(_ place: DocumentRecurrence.Place, _ block: TokenBlock) {
    var best = 0
    for index in 0..<posteriors.count where posteriors[index] > posteriors[best] { best = index }
    let first = place.runnersUp.lowerBound
    for index in 1..<posteriors.count {
      runnersUp.base[first + index - 1].probability = posteriors[index]
    }
    let decision = decisions.base + place.token
    decision.pointee.probability = posteriors[best]
    if best > 0 {
      let token = block.tokens[place.token]
      let text = runnersUp[first + best - 1].text
      let chosen =
        decision.pointee.kind == .kept
        ? block.bytes.withUnsafeBufferPointer { copy($0, token) } : decision.pointee.text
      let isSame = isText(text, of: token, in: block)
      decision.pointee.kind = isSame ? .kept : .changed
      decision.pointee.text = text
      runnersUp.base[first + best - 1].text = chosen
      runnersUp.base[first + best - 1].probability = posteriors[0]
    }
    // The likeliest first; there are few.
    for index in place.runnersUp.dropFirst() {
      let other = runnersUp[index]
      var hole = index
      while hole > first, other.precedes(runnersUp[hole - 1]) {
        runnersUp[hole] = runnersUp[hole - 1]
        hole -= 1
      }
      runnersUp[hole] = other
    }
  }

  /// Whether a text is what was read of a token.
  func isText(_ text: ByteRange, of token: TokenBlock.Token, in block: TokenBlock) -> Bool {
    (texts.base + Int(text.start)).isEqual(
      to: block.bytes, from: Int(token.start), count: Int(text.count),
      outOf: Int(token.end - token.start))
  }

  /// Copies a token as it was read.
  private mutating func copy(
    _ bytes: UnsafeBufferPointer<UInt8>, _ token: TokenBlock.Token
  ) -> ByteRange {
    guard let base = bytes.baseAddress else { return ByteRange() }
    let count = Int(token.end - token.start)
    return ByteRange(start: texts.append(base + Int(token.start), count), count: count)
  }
}

extension UnsafeMutablePointer<UInt8> {
  /// Whether `count` bytes are those of an array from a place on, where `length` are meant.
  fileprivate func isEqual(to bytes: [UInt8], from start: Int, count: Int, outOf length: Int)
    -> Bool
  {
    count == length
      && UnsafeBufferPointer(start: UnsafePointer(self), count: count).elementsEqual(
        bytes[start..<start + length])
  }
}

extension BlockDecoder.RunnerUp {
  fileprivate func precedes(_ other: BlockDecoder.RunnerUp) -> Bool {
    (probability, other.text.start) > (other.probability, text.start)
  }
}
