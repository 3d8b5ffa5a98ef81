/// The states of a search at one place in the token: one a node of the trie, the best that led there.
///
/// This is the inner loop of restoration, so it works on memory of its own.
///
/// Invariants: `count` is at most `capacity`; the first `count` states have distinct nodes; a slot
/// of `table` that carries the present `stamp` holds the index of a state; `best` is the highest
/// rank among the states. The owner calls `deallocate()` once.
struct SearchPlace {
  /// A node of the trie and the logarithm of the probability of the best way there.
  struct State: BitwiseCopyable {
    var node: UInt32
    var value: Float
    /// The value, and what the best form below the node promises: what states compete by.
    var rank: Float
  }

  /// The most states a place can hold; what comes when it is full is dropped.
  static let capacity = 1024
  private static let tableSize = 4096

  private(set) var count = 0
  private(set) var best = -Float.infinity
  private let states: UnsafeMutablePointer<State>
  /// Open addressing by node: the stamp in the high half, the state's index in the low half.
  private let table: UnsafeMutablePointer<UInt64>
  private var stamp: UInt64 = 1

  init() {
    states = .allocate(capacity: SearchPlace.capacity)
    states.initialize(repeating: State(node: 0, value: 0, rank: 0), count: SearchPlace.capacity)
    table = .allocate(capacity: SearchPlace.tableSize)
    table.initialize(repeating: 0, count: SearchPlace.tableSize)
  }

  func deallocate() {
    states.deallocate()
    table.deallocate()
  }

  /// Drops all states.
  mutating func clear() {
    count = 0
    best = -.infinity
    stamp += 1
  }

  /// The state at an index below `count`.
  @inline(__always)
  subscript(index: Int) -> State { states[index] }

  /// Adds a way to a node unless a better one is known or it lies out of reach of the best.
  @inline(__always)
  mutating func add(_ node: UInt32, _ value: Float, prospect: Float, reach: Float) {
    let rank = value + prospect
    guard rank >= best - reach else { return }
    if rank > best { best = rank }
    var slot = Int((node &* 2_654_435_761) >> 20)
    while true {
      let entry = table[slot]
      if entry >> 32 != stamp {
        guard count < SearchPlace.capacity else { return }
        table[slot] = stamp << 32 | UInt64(count)
        states[count] = State(node: node, value: value, rank: rank)
        count += 1
        return
      }
      let index = Int(entry & 0xFFFF_FFFF)
      if states[index].node == node {
        if states[index].rank < rank {
          states[index].value = value
          states[index].rank = rank
        }
        return
      }
      slot = (slot + 1) & (SearchPlace.tableSize - 1)
    }
  }

  /// Keeps the states within reach of the best, and no more than about `width` of them.
  ///
  /// Nothing may be added afterwards: the index of the nodes is no longer kept.
  mutating func prune(reach: Float, width: Int) {
    var least = best - reach
    if count > width {
      // How many states lie in each of 32 steps down from the best.
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: 33) { counts in
        counts.initialize(repeating: 0)
        let scale = 32 / reach
        for index in 0..<count {
          counts[Int(min(32, (best - states[index].rank) * scale))] += 1
        }
        var sum = 0
        for depth in 0..<32 {
          sum += Int(counts[depth])
          if sum >= width {
            least = best - reach * Float(depth + 1) / 32
            break
          }
        }
      }
    }
    var kept = 0
    for index in 0..<count where states[index].rank >= least {
      states[kept] = states[index]
      // The best comes first: what it leads to shows early what is out of reach.
      if states[kept].rank == best, kept > 0 {
        (states[0], states[kept]) = (states[kept], states[0])
      }
      kept += 1
    }
    count = kept
  }
}
