/// Where the first symbols of a token lead in the trie of forms, by one channel.
///
/// There are tens of thousands of garbled tokens but few ways in which they begin, and near its root the
/// trie is widest: half the states that a search goes on from lie at the first symbol. What can be
/// explained by the start mark and one, two, three or four symbols does not depend on what follows, so
/// it is worked out once, without looking ahead, and sorted, so that a search takes what is within its
/// reach and stops.
///
/// Used by one thread.
final class Beginnings {
  /// A node, and the best way there.
  struct Arrival: BitwiseCopyable {
    var node: UInt32
    /// The logarithm of the probability of the way.
    var value: Float
    /// The same, and what the most frequent form below the node is worth.
    var worth: Float
  }

  private let channel: NoiseChannel
  private let trie: FormTrie
  /// Where the start mark alone leads, and what may be lost behind it.
  private lazy var starts = findStarts()
  private var list = UnsafeList<Arrival>(capacity: 1 << 12)
  /// By symbols, packed, where in the list the arrivals behind them stand.
  private var known: [UInt32: Range<Int>] = [:]

  /// How far, in nats, an arrival may lie behind the best by the same symbols.
  private static let reach: Float = 10
  /// How many arrivals, and by how many beginnings, are kept before all are forgotten.
  private static let capacity = (arrivals: 100_000, beginnings: 20_000)

  init(_ channel: NoiseChannel, trie: FormTrie) {
    self.channel = channel
    self.trie = trie
  }

  /// The arrivals behind the start mark and some symbols that a token begins with, the end mark
  /// perhaps among them, those of most worth first. Valid until the next call.
  ///
  /// - Parameter symbols: one to four, packed as a side of a chunk. Chunks that end before the last of
  ///   them are not followed: they lead to shorter beginnings.
  func arrivals(behind symbols: UInt32) -> UnsafeBufferPointer<Arrival> {
    let range: Range<Int>
    if let place = known[symbols] {
      range = place
    } else {
      range = find(symbols)
      known[symbols] = range
    }
    return UnsafeBufferPointer(start: list.base + range.lowerBound, count: range.count)
  }

  private func find(_ symbols: UInt32) -> Range<Int> {
    if list.count > Beginnings.capacity.arrivals || known.count > Beginnings.capacity.beginnings {
      list.removeAll()
      known.removeAll(keepingCapacity: true)
    }
    var reached = Reached()
    if EditChunk.length(symbols) < EditChunk.maxLength {
      let marked = channel.entry(for: UInt32(EditChunk.startMark) << 24 | symbols >> 8)
      if !marked.isEmpty { follow(Arrival(node: 0, value: 0, worth: 0), marked, &reached) }
    }
    let entry = channel.entry(for: symbols)
    if !entry.isEmpty {
      let best = entry.best
      for start in starts {
        if start.worth + best < reached.least { break }
        follow(start, entry, &reached)
      }
    }
    let first = list.count
    for arrival in reached.sorted { list.append(arrival) }
    return first..<list.count
  }

  /// Goes on from a node by all rules for a target.
  private func follow(
    _ start: Arrival, _ entry: TargetIndex.Entry, _ reached: inout Reached
  ) {
    for index in entry.groups {
      let group = channel.groups[index]
      guard start.worth + group.best >= reached.least,
        let child = trie.child(of: start.node, group.symbol)
      else { continue }
      let worth = start.value + trie.prospect(of: child)
      for rule in channel.groups.rules(of: index) {
        let rule = channel.rules[rule]
        // The rules come in falling order.
        if worth + rule.logProbability < reached.least { break }
        var node: UInt32? = child
        var rest = rule.rest
        while rest != 0, let here = node {
          node = trie.child(of: here, UInt8(rest >> 24))
          rest <<= 8
        }
        guard let node else { continue }
        let value = start.value + rule.logProbability
        reached.add(Arrival(node: node, value: value, worth: value + trie.prospect(of: node)))
      }
    }
  }

  private func findStarts() -> [Arrival] {
    var reached = Reached()
    let mark = channel.entry(for: UInt32(EditChunk.startMark) << 24)
    if !mark.isEmpty { follow(Arrival(node: 0, value: 0, worth: 0), mark, &reached) }
    let loss = channel.entry(for: 0)
    var last = reached.sorted
    // What became better is gone on from again.
    while !loss.isEmpty, !last.isEmpty {
      let before = reached
      for start in last { follow(start, loss, &reached) }
      last = reached.sorted.filter { $0.worth > before.worth(of: $0.node) }
    }
    return reached.sorted
  }

  /// The nodes that were reached, each by the best way.
  private struct Reached {
    private var arrivals: [UInt32: Arrival] = [:]
    private var best = -Float.infinity

    /// What an arrival must be worth to be of use.
    var least: Float { best - Beginnings.reach }

    func worth(of node: UInt32) -> Float { arrivals[node]?.worth ?? -.infinity }

    mutating func add(_ arrival: Arrival) {
      guard arrival.worth >= least, arrival.worth > worth(of: arrival.node) else { return }
      best = max(best, arrival.worth)
      arrivals[arrival.node] = arrival
    }

    /// What is within reach, that of most worth first.
    var sorted: [Arrival] {
      arrivals.values.filter { $0.worth >= least }
        .sorted { ($0.worth, $1.node) > ($1.worth, $0.node) }
    }
  }
}
