/// What a search has worked out of the rules of a channel and keeps from token to token.
///
/// Used by one thread.
final class ChannelRules {
  let channel: NoiseChannel
  let losses: LossRules
  let beginnings: Beginnings

  init(_ channel: NoiseChannel, trie: FormTrie) {
    self.channel = channel
    losses = LossRules(channel, trie: trie)
    beginnings = Beginnings(channel, trie: trie)
  }
}
