/// The states of a search, place by place.
///
/// This is the inner loop of restoration, so it works on memory of its own, allocated once and never
/// grown.
///
/// Invariants: a place is below `places` and holds at most `capacity` states, all places together at
/// most `mostStates`; the states of a place have distinct nodes; a slot of `table` that carries the
/// present stamp holds the place and the index of a state; at most three in four slots carry it, so
/// that probing ends; `best(at:)` is the highest total among the states of a place. All properties
/// are constants that point to what changes, so that no access needs to be checked for exclusivity.
/// The owner calls `deallocate()` once.
struct SearchStates {
  /// A node of the trie and the best way there.
  struct State: BitwiseCopyable {
    var node: UInt32
    /// Where a second word begins; 0 in a first one.
    var cut: UInt32
    /// The logarithm of the probability of the way, in nats.
    var value: Float
    /// The value, and what is promised for the rest: what states compete by.
    var total: Float
  }

  /// The most states that one place can hold; what comes when it is full is dropped.
  static let capacity = 512
  /// The most states that all places can hold together.
  static let mostStates = 3 * tableSize / 4
  private static let tableSize = 4096

  private let states: UnsafeMutablePointer<State>
  private let counts: UnsafeMutablePointer<Int>
  private let bests: UnsafeMutablePointer<Float>
  /// How far the totals of a place may lie below the best, and the least that they may be so.
  private let reaches: UnsafeMutablePointer<Float>
  private let leasts: UnsafeMutablePointer<Float>
  /// Open addressing by node and place: the stamp in the high half, the index among all states in
  /// the low half.
  private let table: UnsafeMutablePointer<UInt64>
  /// The stamp, and how many states there are.
  private let counters: UnsafeMutablePointer<(stamp: UInt64, states: Int)>
  private let places: Int

  init(places: Int) {
    self.places = places
    let capacity = places * SearchStates.capacity
    states = .allocate(capacity: capacity)
    states.initialize(repeating: State(node: 0, cut: 0, value: 0, total: 0), count: capacity)
    counts = .allocate(capacity: places)
    counts.initialize(repeating: 0, count: places)
    bests = .allocate(capacity: places)
    bests.initialize(repeating: -.infinity, count: places)
    reaches = .allocate(capacity: places)
    reaches.initialize(repeating: .infinity, count: places)
    leasts = .allocate(capacity: places)
    leasts.initialize(repeating: -.infinity, count: places)
    table = .allocate(capacity: SearchStates.tableSize)
    table.initialize(repeating: 0, count: SearchStates.tableSize)
    counters = .allocate(capacity: 1)
    counters.initialize(to: (1, 0))
  }

  func deallocate() {
    states.deallocate()
    counts.deallocate()
    bests.deallocate()
    reaches.deallocate()
    leasts.deallocate()
    table.deallocate()
    counters.deallocate()
  }

  /// Drops all states and begins a pass.
  ///
  /// - Parameter length: that of the token in places; as many lie in the second half of all places,
  ///   for a second word.
  func start(_ pass: CandidateSearch.Pass, length: Int) {
    clear()
    leasts.update(repeating: pass.least, count: places)
    for place in 0...length {
      let reach = pass.reach - pass.caution[min(3, 4 * place / length)]
      reaches[place] = reach
      reaches[places / 2 + place] = reach
    }
  }

  /// Drops all states.
  func clear() {
    counts.update(repeating: 0, count: places)
    bests.update(repeating: -.infinity, count: places)
    counters.pointee.stamp += 1
    counters.pointee.states = 0
  }

  /// How many states a place holds.
  @inline(__always)
  func count(at place: Int) -> Int { counts[place] }

  /// The highest total at a place.
  @inline(__always)
  func best(at place: Int) -> Float { bests[place] }

  /// The total that a state needs to be kept at a place.
  @inline(__always)
  func least(at place: Int) -> Float { leasts[place] }

  @inline(__always)
  private func raise(_ total: Float, at place: Int) {
    guard total > bests[place] else { return }
    bests[place] = total
    leasts[place] = max(leasts[place], total - reaches[place])
  }

  /// The state at an index below the count of its place.
  @inline(__always)
  func state(_ index: Int, at place: Int) -> State { states[place * SearchStates.capacity + index] }

  /// Adds a way to a node unless one as good is known or there is no room.
  ///
  /// Returns the index of the state where it was added or is better now, else `Int.max`.
  @inline(__always)
  @discardableResult
  func add(_ state: State, at place: Int) -> Int {
    let base = place * SearchStates.capacity
    let stamp = counters.pointee.stamp
    let key = state.node &* 2_654_435_769 &+ UInt32(truncatingIfNeeded: place) &* 0x9E3B_5F1D
    var slot = Int(key >> 20)
    while true {
      let entry = table[slot]
      if entry >> 32 != stamp {
        let count = counts[place]
        guard count < SearchStates.capacity, counters.pointee.states < SearchStates.mostStates
        else { return .max }
        counters.pointee.states += 1
        counts[place] = count + 1
        table[slot] = stamp << 32 | UInt64(truncatingIfNeeded: base + count)
        states[base + count] = state
        raise(state.total, at: place)
        return count
      }
      let index = Int(entry & 0xFFFF_FFFF)
      if states[index].node == state.node, index >= base, index < base + SearchStates.capacity {
        guard states[index].total < state.total else { return .max }
        states[index] = state
        raise(state.total, at: place)
        return index - base
      }
      slot = (slot + 1) & (SearchStates.tableSize - 1)
    }
  }

  /// The total from which on about `width` states of a place lie, and no fewer where there are so
  /// many.
  ///
  /// - Parameter least: the total below which no state of the place lies.
  /// - Complexity: O(*n*) for *n* states.
  func total(ofBest width: Int, at place: Int, least: Float) -> Float {
    let count = counts[place]
    guard count > width else { return least }
    // How many states lie in each of 32 steps down from the best.
    var steps = SIMD32<UInt16>.zero
    let best = bests[place]
    let scale = 32 / max(best - least, 1e-3)
    return withUnsafeMutableBytes(of: &steps) { bytes in
      let counts = bytes.bindMemory(to: UInt16.self)
      for index in 0..<count {
        let total = states[place * SearchStates.capacity + index].total
        counts[Int(max(0, min(31, (best - total) * scale)))] += 1
      }
      var sum = 0
      for depth in 0..<31 {
        sum += Int(counts[depth])
        if sum >= width { return best - Float(depth + 1) / scale }
      }
      return least
    }
  }
}
