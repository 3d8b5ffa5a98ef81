import LanguageModel
import VietnameseText

/// Finds the forms that a channel can have read as a token: a beam search, with look-ahead,
/// through the trie of forms and the token at once.
///
/// A state is a place in the token and a node of the trie; what led to it has explained the token
/// up to that place. Its total is the logarithm of the probability of the way there, plus the most
/// that any form below the node is worth, plus the most that the rest of the token can be worth
/// (`LookAhead`). So the total never says less than the best form behind the state deserves, states
/// of all places can be compared, and what lies further behind a form that is known to end the token
/// than `reach` need not be looked at: the admissible bound of A* (Hart, Nilsson and Raphael 1968)
/// over the product of trie and token of error-tolerant recognition (Oflazer 1996).
///
/// Unlike A*, states are gone through place by place, not by falling total: chunks only lead
/// forward, so every state is complete when its place comes, nothing needs to be queued, and no
/// state is gone through twice. What A* gains by its order a narrow first pass gives: it finds a
/// form that is nearly always the best or close to it, and its total is what the second measures by.
///
/// A search object is used by one thread and keeps its memory from one token to the next.
final class CandidateSearch {
  /// A form and the logarithm of the probability that the channel reads it as the token.
  struct Match {
    var form: Form
    var logProbability: Float
  }

  /// Two forms that a channel can have read as one token.
  struct Join {
    var first: Form
    var second: Form
    var logProbability: Float
  }

  /// The longest token that is searched, in symbols; longer ones have no candidates.
  static let maxLength = 24

  /// How many places a token has at most: its symbols, two marks, and the end.
  private static let placeCount = maxLength + 3

  private let trie: FormTrie
  /// Places of the first word, then places of a second word.
  private let states = SearchStates(places: 2 * placeCount)
  private let lookAhead = LookAhead(places: 2 * placeCount)
  private let rules = PlaceRules()
  private let losses = PlaceRules()
  /// What the logarithm of the probability that something was lost is at most.
  private var bestLoss = TargetIndex.never
  /// The token between its marks.
  private let token: UnsafeMutablePointer<UInt8>
  /// For each place the targets of 1, 2, 3 and 4 symbols that begin there.
  private let targets: UnsafeMutablePointer<TargetIndex.Entry>

  /// How far, in nats, a form may lie behind the best.
  private static let reach: Float = 10
  /// States at one place that are gone on from in the narrow and the wide pass, and how far they may
  /// lie behind the best at their place. More in the first pass seldom finds a better form; fewer in
  /// the second lose forms within 8 nats of the best: 1 % at 48, 5 % at 32, 10 % at 24.
  private static let narrow = (width: 4, reach: Float(3))
  private static let wide = 48
  /// What a pass through the token leaves out.
  private struct Pass {
    /// States at one place that are gone on from.
    var width: Int
    /// How far, in nats, a state may lie behind the best at its place.
    var reach: Float
    /// The total below which no state is kept.
    var least: Float
    var isTolerant = false
    /// Whether symbols may be lost.
    var hasLosses = true
  }

  /// Logarithms of the probability that a speck or a stray letter comes into a word.
  private static let added: (speck: Float, letter: Float) = (-7, -9)
  /// Logarithms of the probability that a letter is read as a certain speck or unlikely letter.
  private static let misread: (speck: Float, letter: Float) = (-9.5, -10.5)

  init(trie: FormTrie) {
    self.trie = trie
    token = .allocate(capacity: CandidateSearch.placeCount)
    token.initialize(repeating: 0, count: CandidateSearch.placeCount)
    let count = 4 * CandidateSearch.placeCount
    targets = .allocate(capacity: count)
    targets.initialize(repeating: .none, count: count)
  }

  deinit {
    states.deallocate()
    lookAhead.deallocate()
    rules.deallocate()
    losses.deallocate()
    token.deallocate()
    targets.deallocate()
  }

  /// The forms that the channel can have read as the token, in no order.
  ///
  /// - Parameters:
  ///   - isTolerant: whether any letter may be stray or stand for any other, for tokens that no form
  ///     explains otherwise.
  ///   - least: the logarithm of the probability of form and token together below which a form is of
  ///     no use.
  /// - Complexity: O(*n*) in the length of the token, times the width of the beam.
  func matches(
    for core: some Collection<UInt8>, in channel: NoiseChannel, isTolerant: Bool = false,
    least: Float = -60
  ) -> [Match] {
    guard let length = prepare(core, channel, isTolerant: isTolerant), lookAhead.isOpen(0) else {
      return []
    }
    // The first pass is narrow.
    var pass = Pass(
      width: CandidateSearch.narrow.width, reach: CandidateSearch.narrow.reach, least: least,
      isTolerant: isTolerant, hasLosses: false)
    run(pass, to: length, in: channel)
    if states.count(at: length) > 0 {
      pass.least = max(least, states.best(at: length) - CandidateSearch.reach)
    }
    pass.reach = CandidateSearch.reach
    pass.width = isTolerant ? CandidateSearch.wide / 2 : CandidateSearch.wide
    pass.hasLosses = true
    run(pass, to: length, in: channel)
    let worst = states.best(at: length) - CandidateSearch.reach
    var matches: [Match] = []
    for index in 0..<states.count(at: length) {
      let state = states.state(index, at: length)
      if state.total >= worst, let form = trie.form(at: state.node) {
        matches.append(Match(form: form, logProbability: state.value))
      }
    }
    return matches
  }

  /// The best pairs of forms that the channel can have read as the token: for each place to cut the
  /// best first form, with the second forms.
  func joins(for core: some Collection<UInt8>, in channel: NoiseChannel) -> [Join] {
    guard core.count >= 4, let length = prepare(core, channel, isTolerant: false),
      let root = trie.child(of: 0, EditChunk.startMark)
    else { return [] }
    let base = CandidateSearch.placeCount
    let second = trie.prospect(of: root)
    // For the first word the rest is whatever the token can be cut into; it ends where the second
    // begins.
    var rest: [Float] = Array(repeating: TargetIndex.never, count: length + 1)
    rest[length] = 0
    for place in (0..<length).reversed() {
      for size in 1...4 where place + size <= length {
        rest[place] = max(
          rest[place], targets[place * 4 + size - 1].best + rest[place + size])
      }
      if CandidateSearch.isSpeck(token[place]) {
        rest[place] = max(rest[place], rest[place + 1] + CandidateSearch.added.speck)
      }
    }
    guard rest[0] > TargetIndex.never else { return [] }
    for place in 0...length { lookAhead.copySpans(from: place, to: base + place) }
    for place in 0...length { lookAhead.fillSpans(place, with: rest[place] + second) }
    let pass = Pass(
      width: CandidateSearch.wide / 2, reach: CandidateSearch.reach,
      least: rest[0] + second + trie.prospect(of: 0) - 30)
    var firsts = [Form?](repeating: nil, count: length + 1)
    states.clear()
    start()
    for place in 0..<length {
      expand(place, base: 0, pass, in: channel)
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
          firsts[place] = form
        }
        if firsts[place] != nil, value > -CandidateSearch.reach {
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
        joins.append(Join(first: first, second: form, logProbability: state.value))
      }
    }
    return joins
  }

  // MARK: - The token

  /// Marks a token, finds the rules for its pieces and looks ahead; returns how many symbols it has
  /// with its marks, or `nil` where it is too long.
  private func prepare(
    _ core: some Collection<UInt8>, _ channel: NoiseChannel, isTolerant: Bool
  ) -> Int? {
    guard core.count <= CandidateSearch.maxLength else { return nil }
    token[0] = EditChunk.startMark
    var length = 1
    for code in core {
      token[length] = code
      length += 1
    }
    token[length] = EditChunk.endMark
    length += 1
    let losses = channel.entry(for: 0)
    bestLoss = losses.best
    self.losses.clear()
    self.losses.fill(channel, losses.groups, length: 1)
    lookAhead.finish(at: length)
    for place in (0..<length).reversed() {
      lookAhead.clear(place)
      var target: UInt32 = 0
      for size in 1...EditChunk.maxLength {
        guard place + size <= length else {
          targets[place * 4 + size - 1] = .none
          continue
        }
        target |= UInt32(token[place + size - 1]) << UInt32(32 - 8 * size)
        let entry = channel.entry(for: target)
        targets[place * 4 + size - 1] = entry
        if !entry.isEmpty { lookAhead.explain(place, to: place + size, entry) }
      }
      if let skip = skip(at: place, isTolerant: isTolerant) {
        lookAhead.skip(place, added: skip.added, misread: skip.misread)
      }
      if place > 0, !losses.isEmpty { lookAhead.lose(place, losses) }
      lookAhead.fillSpans(place)
    }
    return length
  }

  /// What it costs that the symbol at a place came in or stands for another; `nil` where it must be
  /// explained by a chunk.
  private func skip(at place: Int, isTolerant: Bool) -> (added: Float, misread: Float)? {
    let code = token[place]
    if CandidateSearch.isSpeck(code) {
      return (CandidateSearch.added.speck, CandidateSearch.misread.speck)
    }
    return isTolerant && code < EditChunk.startMark
      ? (CandidateSearch.added.letter, CandidateSearch.misread.letter) : nil
  }

  /// Whether a symbol inside a word is neither a letter nor a digit.
  private static func isSpeck(_ code: UInt8) -> Bool {
    code == SymbolCode.unknown
      || !SymbolCode.isLetter(code) && !SymbolCode.isDigit(code) && code < EditChunk.startMark
  }

  // MARK: - The passes

  /// Goes through the token from its start.
  private func run(_ pass: Pass, to length: Int, in channel: NoiseChannel) {
    states.clear()
    start()
    for place in 0..<length { expand(place, base: 0, pass, in: channel) }
  }

  private func start() {
    let bits = trie.bits(of: 0)
    let total = FormTrie.prospect(bits) + lookAhead.best(0, span: FormTrie.span(bits))
    states.add(SearchStates.State(node: 0, cut: 0, value: 0, total: total), at: 0)
  }

  /// Goes on from the states of a place.
  private func expand(_ place: Int, base: Int, _ pass: Pass, in channel: NoiseChannel) {
    let here = base + place
    guard states.count(at: here) > 0 else { return }
    let least = max(pass.least, states.best(at: here) - pass.reach)
    var cutOff = states.total(ofBest: pass.width, at: here, least: least)
    // Lost chunks first: they lead to other states at the same place.
    if place > 0, pass.hasLosses, bestLoss > TargetIndex.never {
      lose(at: here, cutOff, pass, channel)
      cutOff = states.total(ofBest: pass.width, at: here, least: cutOff)
    }
    // What a state's value and prospect must reach for a target of each length to be worth a look.
    var needs: (Float, Float, Float, Float) = (.infinity, .infinity, .infinity, .infinity)
    withUnsafeMutableBytes(of: &needs) { bytes in
      let needs = bytes.baseAddress?.assumingMemoryBound(to: Float.self)
      guard let needs else { return }
      for size in 0..<4 {
        let target = targets[place * 4 + size]
        guard !target.isEmpty else { continue }
        rules.fill(channel, target.groups, length: size + 1)
        needs[size] =
          self.least(at: here + size + 1, pass) - lookAhead.best(here + size + 1) - target.best
      }
      let count = states.count(at: here)
      for index in 0..<count {
        let state = states.state(index, at: here)
        if state.total >= cutOff { follow(state, rules, needs, 4, from: here, pass, channel) }
      }
    }
    rules.clear()
    guard let skip = skip(at: place, isTolerant: pass.isTolerant) else { return }
    let count = states.count(at: here)
    for index in 0..<count {
      let state = states.state(index, at: here)
      guard state.total >= cutOff else { continue }
      let bits = trie.bits(of: state.node)
      add(bits, state, state.node, state.value + skip.added, at: here + 1, pass)
      let most =
        state.value + skip.misread + FormTrie.prospect(bits) + lookAhead.best(here + 1)
      guard most >= self.least(at: here + 1, pass) else { continue }
      for child in FormTrie.children(bits) {
        let node = UInt32(truncatingIfNeeded: child)
        add(trie.bits(of: node), state, node, state.value + skip.misread, at: here + 1, pass)
      }
    }
  }

  /// The total that a state needs to be kept at a place.
  @inline(__always)
  private func least(at place: Int, _ pass: Pass) -> Float {
    max(pass.least, states.best(at: place) - pass.reach)
  }

  /// Adds a state unless it lies out of reach.
  @inline(__always)
  @discardableResult
  private func add(
    _ bits: UInt64, _ before: SearchStates.State, _ node: UInt32, _ value: Float, at place: Int,
    _ pass: Pass
  ) -> Int {
    let total =
      value + FormTrie.prospect(bits) + lookAhead.best(place, span: FormTrie.span(bits))
    guard total >= least(at: place, pass) else { return .max }
    return states.add(
      SearchStates.State(node: node, cut: before.cut, value: value, total: total), at: place)
  }

  /// Goes on to the states at the same place that lost symbols lead to.
  private func lose(at place: Int, _ cutOff: Float, _ pass: Pass, _ channel: NoiseChannel) {
    var index = 0
    while index < states.count(at: place) {
      let state = states.state(index, at: place)
      index += 1
      guard state.total >= cutOff else { continue }
      var need = least(at: place, pass) - lookAhead.best(place) - bestLoss
      // A state that became better is gone on from again.
      index = min(index, follow(state, losses, &need, 1, from: place - 1, pass, channel))
    }
  }

  /// Goes on from a state by the rules for its place; returns the least index among the states that
  /// are new or better.
  ///
  /// - Parameters:
  ///   - needs: for targets of each length what value and prospect must be together.
  ///   - sizes: how many lengths of targets there are.
  ///   - place: the place before those to which targets of one symbol lead.
  @inline(__always)
  @discardableResult
  private func follow(
    _ state: SearchStates.State, _ rules: PlaceRules, _ needs: UnsafePointer<Float>, _ sizes: Int,
    from place: Int, _ pass: Pass, _ channel: NoiseChannel
  ) -> Int {
    let bits = trie.bits(of: state.node)
    let worth = state.value + FormTrie.prospect(bits)
    var size = 0
    while size < sizes, worth < needs[size] { size += 1 }
    if size == sizes { return .max }
    let children = FormTrie.children(bits)
    var changed = Int.max
    if children.count <= FormTrie.fewChildren {
      for child in children {
        let node = UInt32(truncatingIfNeeded: child)
        let bits = trie.bits(of: node)
        if rules.contains(UInt8(truncatingIfNeeded: bits)) {
          changed = min(
            changed, step(state, node, bits, rules, needs, sizes, from: place, pass, channel))
        }
      }
    } else {
      let branching = trie.branching(of: state.node)
      var first = children.lowerBound
      for quarter in 0..<4 {
        let labels =
          switch quarter {
          case 0: branching.labels.0
          case 1: branching.labels.1
          case 2: branching.labels.2
          default: branching.labels.3
          }
        var rest = labels & rules.symbols(ofQuarter: quarter)
        while rest != 0 {
          // The place of a child is how many labels lie below its own.
          let lowest = rest & (0 &- rest)
          rest ^= lowest
          let node = UInt32(
            truncatingIfNeeded: first + (labels & (lowest - 1)).nonzeroBitCount)
          changed = min(
            changed,
            step(
              state, node, trie.bits(of: node), rules, needs, sizes, from: place, pass, channel))
        }
        first += labels.nonzeroBitCount
      }
    }
    return changed
  }

  /// Goes on from a state to one of its children and beyond by all rules that begin with its label.
  @inline(__always)
  private func step(
    _ state: SearchStates.State, _ child: UInt32, _ bits: UInt64, _ rules: PlaceRules,
    _ needs: UnsafePointer<Float>, _ sizes: Int, from place: Int, _ pass: Pass,
    _ channel: NoiseChannel
  ) -> Int {
    var changed = Int.max
    let worth = state.value + FormTrie.prospect(bits)
    for size in 0..<sizes where worth >= needs[size] {
      let group = rules.group(UInt8(truncatingIfNeeded: bits), length: size + 1)
      guard group != 0 else { continue }
      let next = place + size + 1
      let least = least(at: next, pass) - lookAhead.best(next) - worth
      for index in channel.rules(ofGroup: Int(group) - 1) {
        let rule = channel.rule(index)
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
