/// The rules of a channel by which symbols of a form leave nothing in the token, and what they can be
/// worth at each node of the trie.
///
/// Symbols can be lost anywhere, but seldom are: that most nodes have no child that is worth it is
/// found out once for each of them.
///
/// Invariant: `costs` has a value for each node of the trie, `unknown` where it was not asked for yet.
/// Used by one thread.
final class LossRules {
  let channel: NoiseChannel
  let rules = PlaceRules(places: 1)
  /// What the logarithm of the probability that something was lost is at most.
  let best: Float
  private let trie: FormTrie
  /// In steps, rounded towards what promises more.
  private let costs: UnsafeMutablePointer<UInt8>

  private static let unknown = UInt8.max
  /// Steps a nat.
  private static let scale: Float = 8

  init(_ channel: NoiseChannel, trie: FormTrie) {
    self.channel = channel
    self.trie = trie
    let loss = channel.entry(for: 0)
    best = loss.best
    rules.start(0, top: best)
    if !loss.isEmpty { rules.add(0, loss.groups, of: channel, length: 1, rest: 0) }
    rules.finish(0)
    costs = .allocate(capacity: trie.count)
    costs.initialize(repeating: LossRules.unknown, count: trie.count)
  }

  deinit {
    rules.deallocate()
    costs.deallocate()
  }

  /// What the loss of a symbol behind a node and the most frequent form below it are worth at most.
  @inline(__always)
  func worth(_ node: UInt32) -> Float {
    var cost = costs[Int(node)]
    if cost == LossRules.unknown {
      cost = LossRules.cost(worth(ofChildren: node))
      costs[Int(node)] = cost
    }
    return Float(Int32(cost)) * (-1 / LossRules.scale)
  }

  private static func cost(_ worth: Float) -> UInt8 {
    UInt8(max(0, min(Float(unknown - 1), (-worth * scale).rounded(.down))))
  }

  @inline(never)
  private func worth(ofChildren node: UInt32) -> Float {
    var worth = -Float.infinity
    for child in trie.children(of: node) {
      let symbol = trie.label(of: child)
      guard rules.sizes(0, symbol) != 0 else { continue }
      let group = rules.group(0, symbol, length: 1)
      worth = max(worth, group.best + trie.prospect(of: UInt32(truncatingIfNeeded: child)))
    }
    return worth
  }
}
