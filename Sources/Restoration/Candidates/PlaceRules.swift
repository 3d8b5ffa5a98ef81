/// The rules for the targets that begin at the places of a token, by the first symbol of their source.
///
/// From a node of the trie most rules lead nowhere: no child has their symbol, or what follows is out
/// of reach. So for each place the symbols lie in levels by what the best rule for them and the rest
/// of the token promise, and a search looks only at children in the levels that it can reach.
///
/// Invariants: a symbol has a group for each of its sizes, and none unless it is in the last level of
/// its place; a level holds the symbols of all levels before it. The owner calls `deallocate()` once.
struct PlaceRules {
  /// Sets of symbols, of 256 bits each.
  private typealias Symbols = SIMD4<UInt64>

  /// A group of rules as a search needs it.
  struct Group: BitwiseCopyable {
    /// The first of its rules.
    var firstRule: UInt32 = 0
    /// The logarithm of the probability of its best rule.
    var best: Float = 0
  }

  /// For each place and symbol the groups of rules for targets of 1, 2, 3 and 4 symbols.
  private let table: UnsafeMutablePointer<Group>
  /// For each place and symbol the lengths of targets for which it has a group: bits.
  private let sizes: UnsafeMutablePointer<UInt8>
  /// For each place and symbol what its best rule and the rest promise.
  private let bests: UnsafeMutablePointer<Float>
  private let levels: UnsafeMutablePointer<Symbols>
  /// The most that a rule and the rest promise at each place.
  private let tops: UnsafeMutablePointer<Float>

  private static let tableSize = 4 * 256
  private static let levelCount = 32
  /// Levels a nat; what lies deeper than the last level is in it, too.
  private static let scale: Float = 2.5

  init(places: Int) {
    table = .allocate(capacity: places * PlaceRules.tableSize)
    table.initialize(repeating: Group(), count: places * PlaceRules.tableSize)
    sizes = .allocate(capacity: places * 256)
    sizes.initialize(repeating: 0, count: places * 256)
    bests = .allocate(capacity: places * 256)
    bests.initialize(repeating: TargetIndex.never, count: places * 256)
    levels = .allocate(capacity: places * PlaceRules.levelCount)
    levels.initialize(repeating: .zero, count: places * PlaceRules.levelCount)
    tops = .allocate(capacity: places)
    tops.initialize(repeating: TargetIndex.never, count: places)
  }

  func deallocate() {
    table.deallocate()
    sizes.deallocate()
    bests.deallocate()
    levels.deallocate()
    tops.deallocate()
  }

  /// The symbols of which a rule, together with the rest, can be worth `least`: four times 64 bits.
  @inline(__always)
  func symbols(_ place: Int, worth least: Float) -> UnsafePointer<UInt64>? {
    let depth = (tops[place] - least) * PlaceRules.scale
    guard depth >= 0 else { return nil }
    let level = min(PlaceRules.levelCount - 1, Int(min(depth, 100)))
    return UnsafeRawPointer(levels + (place * PlaceRules.levelCount + level))
      .assumingMemoryBound(to: UInt64.self)
  }

  /// What the best rule for a symbol that is in `symbols`, together with the rest, can be worth.
  @inline(__always)
  func best(_ place: Int, _ symbol: UInt8) -> Float { bests[place &<< 8 &+ Int(symbol)] }

  /// The lengths of targets for which a symbol has a group: bit 0 for those of one symbol.
  @inline(__always)
  func sizes(_ place: Int, _ symbol: UInt8) -> UInt8 { sizes[place &<< 8 &+ Int(symbol)] }

  /// The group of a symbol for targets of so many symbols, where it has one.
  @inline(__always)
  func group(_ place: Int, _ symbol: UInt8, length: Int) -> Group {
    table[place &* PlaceRules.tableSize &+ Int(symbol) &<< 2 &+ length &- 1]
  }

  /// Removes the rules of a place and begins it anew.
  ///
  /// - Parameter top: the most that `add` will be told that a rule and the rest promise.
  func start(_ place: Int, top: Float) {
    let levels = levels + place * PlaceRules.levelCount
    (sizes + place << 8).update(repeating: 0, count: 256)
    (bests + place << 8).update(repeating: TargetIndex.never, count: 256)
    levels.update(repeating: .zero, count: PlaceRules.levelCount)
    tops[place] = top
  }

  /// Adds the groups of a target of a length.
  ///
  /// - Parameter rest: the most that what follows the target promises.
  @inline(__always)
  func add(_ place: Int, _ groups: Range<Int>, of channel: NoiseChannel, length: Int, rest: Float) {
    let table = table + place * PlaceRules.tableSize
    let sizes = sizes + place << 8
    let bests = bests + place << 8
    let sets = UnsafeMutableRawPointer(levels + place * PlaceRules.levelCount)
      .assumingMemoryBound(to: UInt64.self)
    let top = tops[place]
    for index in groups {
      let group = channel.groups[index]
      let symbol = Int(group.symbol)
      table[symbol &<< 2 &+ length &- 1] = Group(firstRule: group.firstRule, best: group.best)
      sizes[symbol] |= 1 &<< UInt8(truncatingIfNeeded: length - 1)
      let best = group.best + rest
      bests[symbol] = max(bests[symbol], best)
      let depth = (top - best) * PlaceRules.scale
      let level = min(PlaceRules.levelCount - 1, Int(max(0, min(depth, 100))))
      sets[level &<< 2 &+ symbol &>> 6] |= 1 &<< UInt64(truncatingIfNeeded: symbol & 63)
    }
  }

  /// Ends a place: every level takes in the ones above.
  func finish(_ place: Int) {
    let levels = levels + place * PlaceRules.levelCount
    for level in 1..<PlaceRules.levelCount { levels[level] |= levels[level - 1] }
  }
}
