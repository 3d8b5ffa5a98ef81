/// What the document says elsewhere.
extension BlockDecoder {
  /// Weighs the readings of doubtful tokens anew by the other places of a block that was decoded with
  /// posteriors.
  ///
  /// - Complexity: O(*n*).
  mutating func weighRecurrence(in block: TokenBlock) {
    let places = doubtfulPlaces
    guard !places.isEmpty else { return }
    func key(_ range: ByteRange) -> UInt64 {
      DocumentRecurrence.key(
        UnsafeBufferPointer(start: texts.base + Int(range.start), count: Int(range.count)))
    }
    var read: [UInt64] = []
    var chosen: [UInt64] = []
    var isLineStart = [Bool](repeating: false, count: block.tokens.count + 1)
    for line in block.lines { isLineStart[Int(line.firstToken)] = true }
    // Between lines stands a place that is no word.
    var place = [Int](repeating: 0, count: block.tokens.count)
    var probabilities: [Float] = []
    block.bytes.withUnsafeBufferPointer { bytes in
      for (index, token) in block.tokens.enumerated() {
        if isLineStart[index] {
          read.append(0)
          chosen.append(0)
          probabilities.append(0)
        }
        place[index] = read.count
        let decision = decisions[index]
        let own = DocumentRecurrence.key(
          UnsafeBufferPointer(rebasing: bytes[Int(token.start)..<Int(token.end)]))
        let isWord = decision.isDecoded && !decision.isOpaque && !decision.isNoise
        read.append(own)
        chosen.append(!isWord ? 0 : decision.kind == .kept ? own : key(decision.text))
        probabilities.append(decision.probability)
      }
    }
    let others = (0..<runnersUp.count).map { index in
      let other = runnersUp[index]
      return (
        token: place[Int(other.token)], key: key(other.text), probability: other.probability
      )
    }
    let recurrence = DocumentRecurrence(
      read: read, chosen: chosen, probabilities: probabilities, others: others,
      doubtful: places.map { .init(token: place[$0.token], runnersUp: $0.runnersUp) })
    for doubtful in places {
      let at = place[doubtful.token]
      let readings =
        [(key: chosen[at], probability: probabilities[at])]
        + others[doubtful.runnersUp].map { (key: $0.key, probability: $0.probability) }
      revise(doubtful, to: recurrence.weigh(readings, at: at), block)
    }
  }

  /// The tokens of which another reading is worth a look.
  private var doubtfulPlaces: [DocumentRecurrence.Place] {
    var places: [DocumentRecurrence.Place] = []
    var start = 0
    while start < runnersUp.count {
      let token = Int(runnersUp[start].token)
      var end = start
      while end < runnersUp.count, runnersUp[end].token == UInt32(token) { end += 1 }
      let decision = decisions[token]
      if decision.probability < DocumentRecurrence.doubtful, decision.symbol.count == 0,
        decision.kind == .kept || decision.kind == .changed, !decision.isNoise
      {
        places.append(DocumentRecurrence.Place(token: token, runnersUp: start..<end))
      }
      start = end
    }
    return places
  }

  /// Takes the likeliest reading of a token, by probabilities of the chosen one and its runners-up.
  private mutating func revise(
    _ place: DocumentRecurrence.Place, to probabilities: [Float], _ block: TokenBlock
  ) {
    let token = block.tokens[place.token]
    var best = 0
    for index in probabilities.indices where probabilities[index] > probabilities[best] {
      best = index
    }
    var all = [RunnerUp(token: UInt32(place.token), text: ByteRange(), probability: 0)]
    all += place.runnersUp.map { runnersUp[$0] }
    let decision = decisions.base + place.token
    if best > 0 {
      all[0].text =
        decision.pointee.kind == .kept
        ? block.bytes.withUnsafeBufferPointer { copy($0, token) } : decision.pointee.text
    }
    for index in all.indices { all[index].probability = probabilities[index] }
    decision.pointee.probability = all[best].probability
    if best > 0 {
      let text = all[best].text
      let isSame = (texts.base + Int(text.start)).isEqual(
        to: block.bytes, from: Int(token.start), count: Int(text.count),
        outOf: Int(token.end - token.start))
      decision.pointee.kind = isSame ? .kept : .changed
      decision.pointee.text = text
    }
    all.remove(at: best)
    all.sort { ($0.probability, $1.text.start) > ($1.probability, $0.text.start) }
    for (index, other) in zip(place.runnersUp, all) { runnersUp[index] = other }
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
