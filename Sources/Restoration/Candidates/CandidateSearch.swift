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

  /// The longest token that is searched, in symbols; longer ones have no candidates.
  static let maxLength = 24

  private let trie: FormTrie
  private let places: UnsafeMutableBufferPointer<SearchPlace>
  /// States at one place that are gone on from.
  private let width = 160
  /// How far, in nats, a state may lie behind the best at its place.
  private let reach: Float = 12
  /// Logarithm of the probability that a speck comes into a word.
  private let addedSpeck: Float = -7
  /// Logarithm of the probability that a letter is read as a certain speck.
  private let readAsSpeck: Float = -9.5

  init(trie: FormTrie) {
    self.trie = trie
    places = .allocate(capacity: CandidateSearch.maxLength + 3)
    for index in places.indices { places.initializeElement(at: index, to: SearchPlace()) }
  }

  deinit {
    for place in places { place.deallocate() }
    places.deallocate()
  }

  /// The forms that the channel can have read as the token, in no order.
  ///
  /// - Complexity: O(*n*) in the length of the token, times the width of the beam.
  func matches(for core: some Collection<UInt8>, in channel: NoiseChannel) -> [Match] {
    guard core.count <= CandidateSearch.maxLength else { return [] }
    let token = EditChunk.marked(core)
    for index in 0...token.count { places[index].clear() }
    places[0].add(0, 0, reach: reach)
    let losses = channel.groups(for: 0)
    for start in token.indices where places[start].count > 0 {
      // Lost chunks first: they lead to other states at the same place.
      if start > 0 {
        for index in 0..<places[start].count {
          follow(losses, from: places[start][index], to: start, channel)
        }
      }
      places[start].prune(reach: reach, width: width)
      var target: UInt32 = 0
      for length in 1...EditChunk.maxLength where start + length <= token.count {
        target |= UInt32(token[start + length - 1]) << UInt32(32 - 8 * length)
        let groups = channel.groups(for: target)
        guard !groups.isEmpty else { continue }
        for index in 0..<places[start].count {
          follow(groups, from: places[start][index], to: start + length, channel)
        }
      }
      if CandidateSearch.isSpeck(token[start]) { skipSpeck(at: start) }
    }
    let end = places[token.count]
    return (0..<end.count).compactMap { index in
      guard end[index].value >= end.best - reach else { return nil }
      return trie.form(at: end[index].node).map {
        Match(form: $0, logProbability: end[index].value)
      }
    }
  }

  /// Whether a symbol inside a word is neither a letter nor a digit.
  private static func isSpeck(_ code: UInt8) -> Bool {
    code == SymbolCode.unknown
      || !SymbolCode.isLetter(code) && !SymbolCode.isDigit(code) && code < EditChunk.startMark
  }

  /// A speck that no chunk explains was added to the word, or stands for a letter.
  private func skipSpeck(at place: Int) {
    for index in 0..<places[place].count {
      let state = places[place][index]
      places[place + 1].add(state.node, state.value + addedSpeck, reach: reach)
      for child in trie.children(of: state.node) {
        places[place + 1].add(UInt32(child), state.value + readAsSpeck, reach: reach)
      }
    }
  }

  /// Goes on from a state by all rules of a target: the node's children and the groups of rules
  /// both ascend by symbol.
  @inline(__always)
  private func follow(
    _ groups: Range<Int>, from state: SearchPlace.State, to place: Int, _ channel: NoiseChannel
  ) {
    var group = groups.lowerBound
    for child in trie.children(of: state.node) {
      let label = trie.label(of: child)
      while group < groups.upperBound, channel.firstSymbol(ofGroup: group) < label { group += 1 }
      guard group < groups.upperBound else { return }
      guard channel.firstSymbol(ofGroup: group) == label else { continue }
      for index in channel.rules(ofGroup: group) {
        let rule = channel.rule(index)
        let value = state.value + rule.logProbability
        // The rules come in falling order: what follows is out of reach, too.
        if value < places[place].best - reach { break }
        var node = UInt32(child)
        var rest = rule.rest
        while rest != 0, let next = trie.child(of: node, UInt8(rest >> 24)) {
          node = next
          rest <<= 8
        }
        if rest == 0 { places[place].add(node, value, reach: reach) }
      }
    }
  }
}
