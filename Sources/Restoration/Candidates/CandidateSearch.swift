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

  let trie: FormTrie
  let states = SearchStates(places: 2 * SearchToken.placeCount)
  let token: SearchToken
  private var rules: [ChannelRules]
  /// How many of them are of the channels that the search began with.
  private let lasting: Int

  /// How far, in nats, a form may lie behind the best.
  static let reach: Float = 10
  /// States at one place that are gone on from in the narrow and the wide pass, and how far they may
  /// lie behind the best at their place. More in the first pass seldom finds a better form; fewer in
  /// the second lose forms within 8 nats of the best: 1 % at 48, 5 % at 32, 10 % at 24.
  static let narrow = (width: 4, reach: Float(3))
  static let wide = 48
  /// How much less far, in nats, a state may lie behind in each quarter of the token. What is promised
  /// early is seldom kept: of the states of the first quarter one in 25 leads to a form within reach,
  /// and those lie near the best; of the last quarter two in five do.
  static let caution = SIMD4<Float>(2, 1, 0.5, 0)
  /// How far, in nats, the best form may lie behind what was promised at the start, for that.
  static let credit: Float = 8
  /// What a pass through the token leaves out.
  struct Pass {
    /// States at one place that are gone on from.
    var width: Int
    /// How far, in nats, a state may lie behind the best at its place, and how much less far in each
    /// quarter of the token.
    var reach: Float
    var caution = SIMD4<Float>.zero
    /// The total below which no state is kept.
    var least: Float
    var isTolerant = false
    /// Whether symbols may be lost.
    var hasLosses = true
  }

  /// - Parameter channels: those that are searched, at least one.
  init(trie: FormTrie, channels: [NoiseChannel]) {
    self.trie = trie
    rules = channels.map { ChannelRules($0, trie: trie) }
    lasting = rules.count
    token = SearchToken(rules: rules[0])
  }

  deinit {
    states.deallocate()
    token.deallocate()
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
    guard token.prepare(core, rules(of: channel), isTolerant: isTolerant),
      token.lookAhead.isOpen(0)
    else { return [] }
    token.fillRules(base: 0, channel)
    let length = token.length
    // The first pass is narrow.
    var pass = Pass(
      width: CandidateSearch.narrow.width, reach: CandidateSearch.narrow.reach, least: least,
      isTolerant: isTolerant, hasLosses: false)
    run(pass, to: length, in: channel)
    if states.count(at: length) > 0 {
      pass.least = max(least, states.best(at: length) - CandidateSearch.reach)
    }
    pass.reach = CandidateSearch.reach
    if states.best(at: length) > states.state(0, at: 0).total - CandidateSearch.credit {
      pass.caution = CandidateSearch.caution
    }
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

  /// What is worked out of the rules of a channel.
  func rules(of channel: NoiseChannel) -> ChannelRules {
    if let known = rules.first(where: { $0.channel === channel }) { return known }
    let new = ChannelRules(channel, trie: trie)
    // Of the channels of documents one is asked for at a time.
    rules.removeLast(rules.count - lasting)
    rules.append(new)
    return new
  }
}
