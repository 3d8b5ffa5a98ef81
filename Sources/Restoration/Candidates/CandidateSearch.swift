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

  private struct State {
    var node: UInt32
    var logProbability: Float
  }

  private let trie: FormTrie
  /// States per place in the token.
  private var places: [[State]] = []
  /// States at one place that survive.
  private let width = 160
  /// How far, in nats, a state may lie behind the best at its place.
  private let reach: Float = 12

  init(trie: FormTrie) { self.trie = trie }

  /// The longest token that is searched, in symbols; longer ones have no candidates.
  static let maxLength = 24

  /// The forms that the channel can have read as the token, in no order.
  func matches(for core: some Collection<UInt8>, in channel: NoiseChannel) -> [Match] {
    guard core.count <= CandidateSearch.maxLength else { return [] }
    let token = EditChunk.marked(core)
    while places.count <= token.count { places.append([]) }
    for index in places.indices { places[index].removeAll(keepingCapacity: true) }
    places[0].append(State(node: 0, logProbability: 0))
    let losses = channel.rules(for: 0)
    for start in token.indices {
      guard !places[start].isEmpty else { continue }
      // Lost chunks first: they lead to other states at the same place.
      if start > 0 {
        for state in places[start] { follow(losses, from: state, to: start, channel) }
      }
      prune(start)
      var target: UInt32 = 0
      for length in 1...EditChunk.maxLength where start + length <= token.count {
        target |= UInt32(token[start + length - 1]) << UInt32(32 - 8 * length)
        let rules = channel.rules(for: target)
        guard !rules.isEmpty else { continue }
        for state in places[start] { follow(rules, from: state, to: start + length, channel) }
      }
    }
    prune(token.count)
    return places[token.count].compactMap { state in
      trie.form(at: state.node).map { Match(form: $0, logProbability: state.logProbability) }
    }
  }

  @inline(__always)
  private func follow(
    _ rules: Range<Int>, from state: State, to place: Int, _ channel: NoiseChannel
  ) {
    for index in rules {
      let rule = channel.rule(index)
      var node = state.node
      var rest = rule.source
      var isPath = true
      while rest != 0 {
        guard let child = trie.child(of: node, UInt8(rest >> 24)) else {
          isPath = false
          break
        }
        node = child
        rest <<= 8
      }
      if isPath {
        places[place].append(
          State(node: node, logProbability: state.logProbability + rule.logProbability))
      }
    }
  }

  /// Keeps the best state of each node, and of those the best.
  private func prune(_ place: Int) {
    guard places[place].count > 1 else { return }
    places[place].sort {
      $0.node != $1.node ? $0.node < $1.node : $0.logProbability > $1.logProbability
    }
    var kept = 0
    var best = -Float.infinity
    for state in places[place] where kept == 0 || places[place][kept - 1].node != state.node {
      places[place][kept] = state
      best = max(best, state.logProbability)
      kept += 1
    }
    places[place].removeLast(places[place].count - kept)
    places[place].removeAll { $0.logProbability < best - reach }
    if places[place].count > width {
      places[place].sort {
        $0.logProbability != $1.logProbability
          ? $0.logProbability > $1.logProbability : $0.node < $1.node
      }
      places[place].removeLast(places[place].count - width)
    }
  }
}
