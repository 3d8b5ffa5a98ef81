import CPrefetch
import LanguageModel

/// What is known of a node's arcs once the word before is known, kept for the next time.
///
/// Running text repeats its phrases, and of the words that a token can be the model stores few behind
/// a given word. The others all back off alike: their order is fixed, and those that lie too far
/// behind the best of them are never looked at again.
struct PairTable: ~Copyable {
  /// An arc after a word.
  struct Pair: BitwiseCopyable {
    /// The arc, as an index into the list of arcs.
    var arc: UInt32
    /// Logarithm of the arc's probability; of its word's own probability, too, where the model does
    /// not store the pair.
    var score: Float
    /// What the model stores of the arc's word behind the word before.
    var bigram: NGramModel.Bigram
  }

  /// The pairs of a word and a target: those that the model stores, then the others, best first.
  struct Entry: BitwiseCopyable {
    /// See `key(_:_:)`; 0 in a free slot.
    var key: UInt64
    var first: UInt32
    var stored: UInt16
    var others: UInt16
  }

  private(set) var pairs = UnsafeList<Pair>()
  private var slots = UnsafeList<Entry>(capacity: 0)
  private var mask = 0
  private var count = 0
  /// Slots and pairs that are kept at most.
  private let mostSlots: Int
  private let mostPairs: Int
  private static let smallest = 1 << 12

  init(mostSlots: Int = 1 << 19, mostPairs: Int = 1 << 20) {
    self.mostSlots = mostSlots
    self.mostPairs = mostPairs
    reserve(min(mostSlots, PairTable.smallest))
  }

  /// Whether there is no room for more.
  var isFull: Bool { count * 2 >= mostSlots || pairs.count >= mostPairs }

  /// The key of a word and the target that follows it; never 0, since no target has the number 0.
  @inline(__always)
  static func key(_ word: UInt16, _ target: UInt32) -> UInt64 {
    UInt64(word) << 32 | UInt64(target)
  }

  @inline(__always)
  private func slot(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: ByteHash.mix(key) >> 8) & mask
  }

  /// Brings the slot of a key near, for a look-up that follows soon.
  @inline(__always)
  func prefetch(_ key: UInt64) { dau_prefetch(slots.base + slot(key)) }

  /// Brings the pairs of an entry near.
  @inline(__always)
  func prefetchPairs(_ entry: Entry) {
    dau_prefetch(pairs.base + Int(entry.first))
    dau_prefetch(pairs.base + Int(entry.first) + 4)
  }

  /// The pairs for a key; one of key 0 where there are none.
  @inline(__always)
  func find(_ key: UInt64) -> Entry {
    var slot = slot(key)
    while true {
      let entry = slots[slot]
      if entry.key == key || entry.key == 0 { return entry }
      slot = (slot + 1) & mask
    }
  }

  @inline(__always)
  mutating func add(_ pair: Pair) { pairs.append(pair) }

  /// Sorts the pairs that were added last, those that are not stored, and drops what lies more than
  /// `reach` behind the best of them.
  mutating func sortOthers(from first: Int, reach: Float) {
    var others = UnsafeMutableBufferPointer(start: pairs.base + first, count: pairs.count - first)
    others.sort { ($0.score, $1.arc) > ($1.score, $0.arc) }
    guard let best = others.first?.score else { return }
    var kept = others.count
    while others[kept - 1].score < best - reach { kept -= 1 }
    pairs.removeAll(from: first + kept)
  }

  /// Keeps the pairs that were added for a key that the table does not have.
  mutating func end(_ key: UInt64, from first: Int, stored: Int) -> Entry {
    if (count + 1) * 2 > slots.count, slots.count < mostSlots { grow() }
    count += 1
    let entry = Entry(
      key: key, first: UInt32(first), stored: UInt16(stored),
      others: UInt16(pairs.count - first - stored))
    place(entry)
    return entry
  }

  mutating func clear() {
    count = 0
    pairs.removeAll()
    reserve(min(mostSlots, PairTable.smallest))
  }

  private mutating func grow() {
    let size = slots.count * 2
    var old = UnsafeList<Entry>(capacity: 0)
    swap(&old, &slots)
    reserve(size)
    for slot in 0..<old.count where old[slot].key != 0 { place(old[slot]) }
  }

  private mutating func reserve(_ size: Int) {
    slots = UnsafeList(capacity: size)
    let start = slots.appendUninitialized(size)
    (slots.base + start).update(
      repeating: Entry(key: 0, first: 0, stored: 0, others: 0), count: size)
    mask = size - 1
  }

  @inline(__always)
  private func place(_ entry: Entry) {
    var slot = slot(entry.key)
    while slots[slot].key != 0 { slot = (slot + 1) & mask }
    slots[slot] = entry
  }
}
