import VietnameseText

/// Two words in one token.
extension CandidateSearch {
  /// The best pairs of forms that the channel can have read as the token: for each place to cut the
  /// best first form, with the second forms.
  ///
  /// - Parameter least: the logarithm of the probability of the two forms and the token together below
  ///   which a pair is of no use.
  func joins(
    for core: some Collection<UInt8>, in channel: NoiseChannel, least: Float = -60
  ) -> [Join] {
    guard core.count >= 4, token.prepare(core, rules(of: channel), isTolerant: false),
      let root = trie.child(of: 0, EditChunk.startMark)
    else { return [] }
    let (length, base, lookAhead) = (token.length, SearchToken.placeCount, token.lookAhead)
    let second = trie.prospect(of: root)
    // For the first word the rest is whatever the token can be cut into; it ends where the second
    // begins.
    var rest: [Float] = Array(repeating: TargetIndex.never, count: length + 1)
    rest[length] = 0
    for place in (0..<length).reversed() {
      for size in 1...4 where place + size <= length {
        rest[place] = max(
          rest[place], token.target(place, size).best + rest[place + size])
      }
      if token.isSpeck(place) {
        rest[place] = max(rest[place], rest[place + 1] + SearchToken.added.speck)
      }
    }
    guard rest[0] > TargetIndex.never else { return [] }
    for place in 0...length { lookAhead.copySpans(from: place, to: base + place) }
    token.fillRules(base: base, channel)
    for place in 0...length { lookAhead.fillSpans(place, with: rest[place] + second) }
    token.fillRules(base: 0, channel)
    let pass = Pass(
      width: CandidateSearch.wide / 2, reach: CandidateSearch.reach,
      least: max(least, rest[0] + second + trie.prospect(of: 0) - 30))
    var firsts = [(form: Form, prospect: Float)?](repeating: nil, count: length + 1)
    states.start(pass, length: length)
    let first = begin(pass)
    for place in 0..<length {
      if place >= first { expand(place, base: 0, pass, in: channel) }
      // A cut leaves at least two symbols, besides the marks, on either side.
      if place >= 3, place <= length - 3 {
        var best = -Float.infinity
        var value: Float = 0
        for index in 0..<states.count(at: place) {
          let state = states.state(index, at: place)
          guard let leaf = trie.child(of: state.node, EditChunk.endMark),
            let form = trie.form(at: leaf), state.value + trie.prospect(of: leaf) > best
          else { continue }
          best = state.value + trie.prospect(of: leaf)
          value = state.value
          firsts[place] = (form, trie.prospect(of: leaf))
        }
        if let first = firsts[place], value > -CandidateSearch.reach {
          // From here on the value holds what the first form is worth, too.
          value += first.prospect
          let total =
            value + second
            + lookAhead.best(base + place, span: FormTrie.span(trie.bits(of: root)))
          states.add(
            SearchStates.State(node: root, cut: UInt32(place), value: value, total: total),
            at: base + place)
        }
      }
      expand(place, base: base, pass, in: channel)
    }
    var joins: [Join] = []
    for index in 0..<states.count(at: base + length) {
      let state = states.state(index, at: base + length)
      if let first = firsts[Int(state.cut)], let form = trie.form(at: state.node) {
        joins.append(
          Join(first: first.form, second: form, logProbability: state.value - first.prospect))
      }
    }
    return joins
  }
}
