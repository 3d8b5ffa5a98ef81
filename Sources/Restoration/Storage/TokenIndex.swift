import CPrefetch

/// An open-addressed table from hashes to numbers: linear probing, at most half full.
///
/// What was hashed is the owner's: the table asks it whether a number is the one that is meant.
///
/// Invariants: the number of slots is a power of two; a slot holds a hash in its high 32 bits and a
/// number plus one in its low ones, or is 0 and free; at least half of the slots are free.
struct TokenIndex: ~Copyable {
  private var slots = UnsafeList<UInt64>(capacity: 0)
  private var mask = 0
  private var count = 0
  private static let smallest = 1 << 10

  init() { clear() }

  /// Bytes of memory.
  var byteCapacity: Int { slots.byteCapacity }

  /// The number for which `isSame` says yes among those with a hash.
  ///
  /// - Complexity: O(1).
  @inline(__always)
  func find(_ hash: UInt32, _ isSame: (Int) -> Bool) -> Int? {
    var slot = Int(hash) & mask
    while true {
      let entry = slots[slot]
      if entry == 0 { return nil }
      let number = Int(entry & 0xFFFF_FFFF) - 1
      if entry >> 32 == UInt64(hash), isSame(number) { return number }
      slot = (slot + 1) & mask
    }
  }

  /// Brings near where the look-up of a hash begins.
  @inline(__always)
  func prefetch(_ hash: UInt32) { dau_prefetch(slots.base + (Int(hash) & mask)) }

  /// The number that the look-up of a hash is likely to find, or none.
  @inline(__always)
  func guess(_ hash: UInt32) -> Int? {
    let entry = slots[Int(hash) & mask]
    return entry == 0 ? nil : Int(entry & 0xFFFF_FFFF) - 1
  }

  /// Adds a number that the table does not have.
  mutating func insert(_ hash: UInt32, _ number: Int) {
    if (count + 1) * 2 > mask { grow() }
    count += 1
    place(UInt64(hash) << 32 | UInt64(number + 1))
  }

  /// Makes the table empty and small.
  mutating func clear() {
    count = 0
    reserve(TokenIndex.smallest)
  }

  private mutating func grow() {
    let size = (mask + 1) * 2
    var old = UnsafeList<UInt64>(capacity: 0)
    swap(&old, &slots)
    reserve(size)
    for slot in 0..<old.count where old[slot] != 0 { place(old[slot]) }
  }

  private mutating func reserve(_ size: Int) {
    slots = UnsafeList(capacity: size)
    let start = slots.appendUninitialized(size)
    (slots.base + start).update(repeating: 0, count: size)
    mask = size - 1
  }

  @inline(__always)
  private func place(_ entry: UInt64) {
    var slot = Int(entry >> 32) & mask
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    slots[slot] = entry
  }
}
