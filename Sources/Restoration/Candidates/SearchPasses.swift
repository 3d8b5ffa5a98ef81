/// How a search goes through token and trie.
extension CandidateSearch {
  /// Goes through the token from its start.
  func run(_ pass: Pass, to length: Int, in channel: NoiseChannel) {
    states.start(pass, length: length)
    for place in begin(pass)..<length { expand(place, base: 0, pass, in: channel) }
  }

  /// Begins where the first symbols of the token lead, if they must be explained by chunks, or at the
  /// root; returns the place to go on from.
  func begin(_ pass: Pass) -> Int {
    start()
    // Before a letter that may be stray or any other, what lies far behind is of use, too.
    guard token.skip(at: 1, isTolerant: pass.isTolerant) == nil else { return 0 }
    let beginnings = token.beginnings
    let lookAhead = token.lookAhead
    for size in 1...EditChunk.maxLength where size < token.length {
      let place = 1 + size
      for arrival in beginnings.arrivals(behind: token.symbols(1, size)) {
        if arrival.worth + lookAhead.best(place) < states.least(at: place) { break }
        let span = FormTrie.span(trie.bits(of: arrival.node))
        let total = arrival.worth + lookAhead.best(place, span: span)
        guard total >= states.least(at: place) else { continue }
        states.add(
          SearchStates.State(node: arrival.node, cut: 0, value: arrival.value, total: total),
          at: place)
      }
    }
    return 2
  }

  private func start() {
    let bits = trie.bits(of: 0)
    let total = FormTrie.prospect(bits) + token.lookAhead.best(0, span: FormTrie.span(bits))
    states.add(SearchStates.State(node: 0, cut: 0, value: 0, total: total), at: 0)
  }

  /// Goes on from the states of a place.
  func expand(_ place: Int, base: Int, _ pass: Pass, in channel: NoiseChannel) {
    let here = base + place
    guard states.count(at: here) > 0 else { return }
    let lookAhead = token.lookAhead
    let least = states.least(at: here)
    var cutOff = states.total(ofBest: pass.width, at: here, least: least)
    // Lost chunks first: they lead to other states at the same place.
    if place > 0, pass.hasLosses, token.losses.best > TargetIndex.never {
      lose(at: here, cutOff, pass, channel)
      cutOff = states.total(ofBest: pass.width, at: here, least: cutOff)
    }
    var need = Need(rules: token.rules, place: here, next: here)
    for size in 1...4 {
      let target = token.target(place, size)
      guard !target.isEmpty else { continue }
      let least = states.least(at: here + size)
      need.sizes[size - 1] = least - lookAhead.best(here + size) - target.best
      need.total = min(need.total, least)
    }
    let count = states.count(at: here)
    for index in 0..<count {
      let state = states.state(index, at: here)
      if state.total >= cutOff { follow(state, need, pass, channel) }
    }
    guard let skip = token.skip(at: place, isTolerant: pass.isTolerant) else { return }
    for index in 0..<count {
      let state = states.state(index, at: here)
      guard state.total >= cutOff else { continue }
      let bits = trie.bits(of: state.node)
      add(bits, state, state.node, state.value + skip.added, at: here + 1, pass)
      let most =
        state.value + skip.misread + FormTrie.prospect(bits) + lookAhead.best(here + 1)
      guard most >= states.least(at: here + 1) else { continue }
      for child in FormTrie.children(bits) {
        let node = UInt32(truncatingIfNeeded: child)
        add(trie.bits(of: node), state, node, state.value + skip.misread, at: here + 1, pass)
      }
    }
  }

  /// What is needed to go on from a place.
  struct Need {
    let rules: PlaceRules
    /// The place of the rules.
    let place: Int
    /// The place before those to which targets of one symbol lead.
    let next: Int
    /// For targets of each length what value and prospect must be together; infinite where there is no
    /// target.
    var sizes = SIMD4<Float>(repeating: .infinity)
    /// The least total with which a state is kept, whatever the length of the target.
    var total = Float.infinity
  }

  /// Adds a state unless it lies out of reach.
  @inline(__always)
  @discardableResult
  private func add(
    _ bits: UInt64, _ before: SearchStates.State, _ node: UInt32, _ value: Float, at place: Int,
    _ pass: Pass
  ) -> Int {
    let total =
      value + FormTrie.prospect(bits) + token.lookAhead.best(place, span: FormTrie.span(bits))
    guard total >= states.least(at: place) else { return .max }
    return states.add(
      SearchStates.State(node: node, cut: before.cut, value: value, total: total), at: place)
  }

  /// Goes on to the states at the same place that lost symbols lead to.
  private func lose(at place: Int, _ cutOff: Float, _ pass: Pass, _ channel: NoiseChannel) {
    let lookAhead = token.lookAhead
    let losses = token.losses
    var need = Need(rules: losses.rules, place: 0, next: place - 1)
    var index = 0
    while index < states.count(at: place) {
      let state = states.state(index, at: place)
      index += 1
      guard state.total >= cutOff else { continue }
      let least = states.least(at: place)
      let span = FormTrie.span(trie.bits(of: state.node), without: 1...4)
      let rest = lookAhead.best(place, span: span)
      guard state.value + losses.worth(state.node) + rest >= least else { continue }
      // Losses promise nothing but themselves.
      need.total = least - rest
      need.sizes[0] = need.total - losses.best
      // A state that became better is gone on from again.
      index = min(index, follow(state, need, pass, channel))
    }
  }

  /// Goes on from a state by the rules for its place; returns the least index among the states that
  /// are new or better.
  @inline(__always)
  @discardableResult
  private func follow(
    _ state: SearchStates.State, _ need: Need, _ pass: Pass, _ channel: NoiseChannel
  ) -> Int {
    let bits = trie.bits(of: state.node)
    let worth = state.value + FormTrie.prospect(bits)
    guard let symbols = need.rules.symbols(need.place, worth: need.total - worth) else {
      return .max
    }
    return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 256) { reached in
      guard let nodes = reached.baseAddress else { return .max }
      let all = trie.children(of: state.node, bits, in: symbols, nodes)
      // Most of them are too rare. What is chosen without a branch need not be guessed.
      var count = 0
      for index in 0..<all {
        let bits = trie.bits(of: nodes[index])
        let most =
          state.value + FormTrie.prospect(bits)
          + need.rules.best(need.place, UInt8(truncatingIfNeeded: bits))
        nodes[count] = nodes[index]
        count &+= most >= need.total ? 1 : 0
      }
      var changed = Int.max
      for index in 0..<count {
        changed = min(
          changed, step(state, nodes[index], trie.bits(of: nodes[index]), need, pass, channel))
      }
      return changed
    }
  }

  /// Goes on from a state to one of its children and beyond by all rules that begin with its label.
  @inline(__always)
  private func step(
    _ state: SearchStates.State, _ child: UInt32, _ bits: UInt64, _ need: Need, _ pass: Pass,
    _ channel: NoiseChannel
  ) -> Int {
    var changed = Int.max
    let worth = state.value + FormTrie.prospect(bits)
    let span = FormTrie.span(bits, without: 0...3)
    let symbol = UInt8(truncatingIfNeeded: bits)
    var sizes = need.rules.sizes(need.place, symbol)
    while sizes != 0 {
      let size = sizes.trailingZeroBitCount
      sizes &= sizes &- 1
      guard worth >= need.sizes[size] else { continue }
      let group = need.rules.group(need.place, symbol, length: size + 1)
      let next = need.next + size + 1
      let least = states.least(at: next) - token.lookAhead.best(next, span: span) - worth
      if group.best < least { continue }
      var index = Int(group.firstRule)
      var isLast = false
      while !isLast {
        let rule = channel.rules[index]
        index &+= 1
        isLast = rule.isLast
        // The rules come in falling order: what follows is out of reach, too.
        if rule.logProbability < least { break }
        var node = child
        var rest = rule.rest
        while rest != 0, let next = trie.child(of: node, UInt8(rest >> 24)) {
          node = next
          rest <<= 8
        }
        guard rest == 0 else { continue }
        changed = min(
          changed,
          add(trie.bits(of: node), state, node, state.value + rule.logProbability, at: next, pass))
      }
    }
    return changed
  }
}
