import LanguageModel

/// From one place where a single state is left to the next: what is kept of the way, and found again.
extension LatticeDecoder {
  mutating func startSegment(from context: NGramModel.Context) {
    states.removeAll()
    transitions.removeAll()
    states.append(
      State(context: context, best: 0, forward: 0, backward: 0, back: -1, arc: 0, node: -1))
  }

  /// Adds the way through a segment to the path, the posteriors of its arcs, and what is to be
  /// remembered of it.
  mutating func finish(
    _ nodes: Range<Int>, _ lattice: borrowing Lattice, _ live: Range<Int>, wantsPosteriors: Bool
  ) {
    let first = path.count
    others.removeAll()
    if wantsPosteriors { runBackward(lattice, live) }
    trace(to: nodes.upperBound, lattice, live, wantsPosteriors: wantsPosteriors)
    if wantsPosteriors {
      for step in first..<path.count {
        // As they come out of the memo another time.
        let code = SegmentMemo.code(path[step].posterior)
        path.base[step].posterior = memo.probability(code)
        if path[step].posterior <= LatticeDecoder.sure {
          keepRunnersUp(path[step], in: nodes, lattice)
        }
      }
    }
    guard nodes.count <= SegmentMemo.longest, path.count - first == nodes.count,
      others.count <= SegmentMemo.mostOthers
    else { return }
    var fingerprint = SegmentMemo.Fingerprint(
      context: states[0].context.key, hasPosteriors: wantsPosteriors)
    var start = fingerprint
    choices.removeAll()
    for (place, node) in nodes.enumerated() {
      fingerprint.add(LatticeDecoder.identity(node, lattice))
      if place + 1 == SegmentMemo.slotLength { start = fingerprint }
      let step = path[first + place]
      choices.append(
        SegmentMemo.Choice(
          arc: UInt8(truncatingIfNeeded: step.arc - Int(lattice.nodes[node].arcs)),
          posterior: SegmentMemo.code(step.posterior)))
    }
    if live.count > 1 || near.transitions.count > 0 { fingerprint.end() }
    memo.insert(
      choices, others: others, context: states[live.lowerBound].context.key, fingerprint,
      start: start)
  }

  /// Leaves a doubtful token the posteriors of its likeliest other readings, and adds them to
  /// `others`.
  mutating func keepRunnersUp(
    _ step: Step, in nodes: Range<Int>, _ lattice: borrowing Lattice
  ) {
    let node = lattice.nodes[step.node]
    let own = posteriors.base + Int(node.posteriors)
    let first = others.count
    for arc in 0..<min(Int(node.arcCount), 256) where Int(node.arcs) + arc != step.arc {
      let code = SegmentMemo.code(own[arc])
      own[arc] = 0
      guard memo.probability(code) >= LatticeDecoder.leastPosterior else { continue }
      // The likeliest first, of equal ones the first.
      var place = others.count
      while place > first, others[place - 1].posterior < code { place -= 1 }
      guard place - first < LatticeDecoder.runnersUp else { continue }
      if others.count - first == LatticeDecoder.runnersUp {
        others.removeAll(from: others.count - 1)
      }
      let other = SegmentMemo.Other(
        place: UInt8(truncatingIfNeeded: step.node - nodes.lowerBound), arc: UInt8(arc),
        posterior: code)
      others.append(other)
      for later in stride(from: others.count - 1, to: place, by: -1) {
        others[later] = others[later - 1]
      }
      others[place] = other
    }
    for place in first..<others.count {
      own[Int(others[place].arc)] = memo.probability(others[place].posterior)
    }
  }

  /// Goes on through segments that are known, as far as they reach.
  ///
  /// - Returns: the node behind them; `nil` where none is known.
  mutating func recall(
    from start: Int, _ lattice: borrowing Lattice, wantsPosteriors: Bool
  ) -> Int? {
    var context = states[0].context.key
    var node = start
    while node < lattice.count,
      let next = recall(context, node, lattice, wantsPosteriors: wantsPosteriors)
    {
      context = next
      for place in 0..<others.count {
        let other = others[place]
        let first = Int(lattice.nodes[node + Int(other.place)].posteriors)
        posteriors.base[first + Int(other.arc)] = memo.probability(other.posterior)
      }
      for place in 0..<choices.count {
        path.append(
          Step(
            node: node, arc: Int(lattice.nodes[node].arcs) + Int(choices[place].arc), span: 1,
            posterior: memo.probability(choices[place].posterior)))
        node += 1
      }
    }
    if node == start { return nil }
    startSegment(from: model.context(model.code(key: context)))
    return node
  }

  /// Finds the segment that starts at a node; what it chose is in `choices` then.
  ///
  /// - Returns: `NGramModel.Context.key` behind it; `nil` where it is not known.
  @inline(__always)
  mutating func recall(
    _ context: UInt64, _ node: Int, _ lattice: borrowing Lattice, wantsPosteriors: Bool
  ) -> UInt64? {
    var ahead = SegmentMemo.Fingerprint(context: context, hasPosteriors: wantsPosteriors)
    let longest = min(SegmentMemo.longest, lattice.count - node)
    for place in 0..<min(3, longest) {
      ahead.add(LatticeDecoder.identity(node + place, lattice))
      memo.prefetch(ahead)
    }
    var fingerprint = SegmentMemo.Fingerprint(context: context, hasPosteriors: wantsPosteriors)
    for place in 0..<longest {
      fingerprint.add(LatticeDecoder.identity(node + place, lattice))
      let found = memo.find(fingerprint)
      if let found, !SegmentMemo.isMark(found) {
        return memo.take(found, fingerprint, into: &choices, others: &others)
          ? found.context : nil
      }
      if place + 1 == SegmentMemo.slotLength, found == nil, place + 1 < longest { return nil }
    }
    guard longest == lattice.count - node else { return nil }
    fingerprint.end()
    guard let found = memo.find(fingerprint), !SegmentMemo.isMark(found) else { return nil }
    return memo.take(found, fingerprint, into: &choices, others: &others)
      ? found.context : nil
  }

  /// All that the ways from a node depend on.
  @inline(__always)
  static func identity(_ node: Int, _ lattice: borrowing Lattice) -> UInt64 {
    let here = lattice.nodes[node]
    var identity = UInt64(target(here).number)
    if here.splitCount > 0 {
      let endsSentence = node + 1 < lattice.count && lattice.nodes[node + 1].endsSentence
      identity |= (UInt64(here.splitArcs) << 1 | (endsSentence ? 1 : 0)) << 32
    }
    return identity
  }
}
