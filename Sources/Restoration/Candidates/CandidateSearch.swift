import LanguageModel
import VietnameseText

/// Finds the forms that a channel can have read as a token: a beam search through the trie of forms
/// and the token at once.
///
/// A state is a place in the token and a node of the trie; what led to it has explained the token
/// up to that place. States at the same place compete. A search object is used by one thread and
/// keeps its buffers from one token to the next.
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

  /// How many places a token has at most.
  private static let offset = maxLength + 3

  private let trie: FormTrie
  /// Places of the first word, then places of a second word.
  private let places: UnsafeMutableBufferPointer<SearchPlace>
  /// The group of rules for each first symbol of the target at hand, or -1.
  private let groupBySymbol: UnsafeMutableBufferPointer<Int32>
  /// States at one place that are gone on from.
  private let width = 48
  /// How far, in nats, a state may lie behind the best at its place.
  private let reach: Float = 10
  /// Logarithms of the probability that a speck or a stray letter comes into a word.
  private let added: (speck: Float, letter: Float) = (-7, -9)
  /// Logarithms of the probability that a letter is read as a certain speck or unlikely letter.
  private let misread: (speck: Float, letter: Float) = (-9.5, -10.5)

  init(trie: FormTrie) {
    self.trie = trie
    places = .allocate(capacity: 2 * CandidateSearch.offset)
    for index in places.indices { places.initializeElement(at: index, to: SearchPlace()) }
    groupBySymbol = .allocate(capacity: 256)
    groupBySymbol.initialize(repeating: -1)
  }

  deinit {
    for place in places { place.deallocate() }
    places.deallocate()
    groupBySymbol.deallocate()
  }

  /// The forms that the channel can have read as the token, in no order.
  ///
  /// - Parameter isTolerant: whether any letter may be stray or stand for any other, for tokens that
  ///   no form explains otherwise.
  /// - Complexity: O(*n*) in the length of the token, times the width of the beam.
  func matches(
    for core: some Collection<UInt8>, in channel: NoiseChannel, isTolerant: Bool = false
  ) -> [Match] {
    guard core.count <= CandidateSearch.maxLength else { return [] }
    let token = EditChunk.marked(core)
    runWhole(token, in: channel, isTolerant: isTolerant)
    let end = places[token.count]
    return (0..<end.count).compactMap { index in
      guard end[index].rank >= end.best - reach else { return nil }
      return trie.form(at: end[index].node).map {
        Match(form: $0, logProbability: end[index].value)
      }
    }
  }

  /// The best pairs of forms that the channel can have read as the token: for each place to cut the
  /// best first form, with all second forms.
  ///
  /// - Parameter score: the logarithm of a form's probability without any context.
  func joins(
    for core: some Collection<UInt8>, in channel: NoiseChannel, score: (Form) -> Float
  ) -> [Join] {
    guard core.count <= CandidateSearch.maxLength, core.count >= 4,
      let second = trie.child(of: 0, EditChunk.startMark)
    else { return [] }
    let token = EditChunk.marked(core)
    runWhole(token, in: channel)
    let offset = CandidateSearch.offset
    var joins: [Join] = []
    // A cut leaves at least two symbols, besides the marks, on either side.
    for cut in 3...(token.count - 3) {
      var best: (form: Form, value: Float)?
      for index in 0..<places[cut].count {
        let state = places[cut][index]
        guard let leaf = trie.child(of: state.node, EditChunk.endMark),
          let form = trie.form(at: leaf)
        else { continue }
        let value = state.value + score(form)
        if value > best.map({ $0.value + score($0.form) }) ?? -.infinity {
          best = (form, state.value)
        }
      }
      guard let best, best.value > -reach else { continue }
      for index in cut...token.count { places[offset + index].clear() }
      places[offset + cut].add(
        second, best.value, prospect: trie.prospect(of: second), reach: reach)
      run(token, from: cut, in: channel, base: offset)
      let end = places[offset + token.count]
      for index in 0..<end.count {
        if let form = trie.form(at: end[index].node) {
          joins.append(Join(first: best.form, second: form, logProbability: end[index].value))
        }
      }
    }
    return joins
  }

  /// Goes through the token from its start.
  private func runWhole(_ token: [UInt8], in channel: NoiseChannel, isTolerant: Bool = false) {
    for index in 0...token.count { places[index].clear() }
    places[0].add(0, 0, prospect: trie.prospect(of: 0), reach: reach)
    run(token, from: 0, in: channel, isTolerant: isTolerant)
  }

  /// Goes through the token from a place where there are states.
  private func run(
    _ token: [UInt8], from first: Int, in channel: NoiseChannel, base: Int = 0,
    isTolerant: Bool = false
  ) {
    let losses = channel.groups(for: 0)
    // What is looked at in despair is looked at briefly.
    let width = base == 0 ? (isTolerant ? width / 2 : width) : width / 4
    for start in first..<token.count where places[base + start].count > 0 {
      // Lost chunks first: they lead to other states at the same place.
      if start > 0 {
        follow(losses, from: base + start, to: base + start, channel)
      }
      places[base + start].prune(reach: reach, width: width)
      var target: UInt32 = 0
      for length in 1...EditChunk.maxLength where start + length <= token.count {
        target |= UInt32(token[start + length - 1]) << UInt32(32 - 8 * length)
        let groups = channel.groups(for: target)
        follow(groups, from: base + start, to: base + start + length, channel)
      }
      if CandidateSearch.isSpeck(token[start]) {
        skip(at: base + start, added: added.speck, misread: misread.speck)
      } else if isTolerant, token[start] < EditChunk.startMark {
        skip(at: base + start, added: added.letter, misread: misread.letter)
      }
    }
  }

  /// Whether a symbol inside a word is neither a letter nor a digit.
  private static func isSpeck(_ code: UInt8) -> Bool {
    code == SymbolCode.unknown
      || !SymbolCode.isLetter(code) && !SymbolCode.isDigit(code) && code < EditChunk.startMark
  }

  /// A symbol that no chunk explains came into the word, or stands for a letter.
  private func skip(at place: Int, added: Float, misread: Float) {
    for index in 0..<places[place].count {
      let state = places[place][index]
      places[place + 1].add(
        state.node, state.value + added, prospect: state.rank - state.value, reach: reach)
      guard state.rank + misread > places[place + 1].best - reach else { continue }
      for child in trie.children(of: state.node) {
        places[place + 1].add(
          UInt32(child), state.value + misread, prospect: trie.prospect(of: UInt32(child)),
          reach: reach)
      }
    }
  }

  /// Goes on from the states that are at a place by all rules of a target.
  private func follow(
    _ groups: Range<Int>, from start: Int, to place: Int, _ channel: NoiseChannel
  ) {
    guard !groups.isEmpty else { return }
    for group in groups { groupBySymbol[Int(channel.firstSymbol(ofGroup: group))] = Int32(group) }
    for index in 0..<places[start].count {
      let state = places[start][index]
      for child in trie.children(of: state.node) {
        let group = groupBySymbol[Int(trie.label(of: child))]
        guard group >= 0 else { continue }
        let least = places[place].best - reach - trie.prospect(of: UInt32(child))
        for index in channel.rules(ofGroup: Int(group)) {
          let rule = channel.rule(index)
          let value = state.value + rule.logProbability
          // The rules come in falling order: what follows is out of reach, too.
          if value < least { break }
          var node = UInt32(child)
          var rest = rule.rest
          while rest != 0, let next = trie.child(of: node, UInt8(rest >> 24)) {
            node = next
            rest <<= 8
          }
          if rest == 0 {
            places[place].add(node, value, prospect: trie.prospect(of: node), reach: reach)
          }
        }
      }
    }
    for group in groups { groupBySymbol[Int(channel.firstSymbol(ofGroup: group))] = -1 }
  }
}
