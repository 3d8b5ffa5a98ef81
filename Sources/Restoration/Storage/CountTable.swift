/// Counts by keys of 64 bits: linear probing, at most half full.
///
/// Invariants: the number of slots is a power of two; a slot whose key is 0 is free, and at least half
/// of them are.
struct CountTable: ~Copyable {
  struct Slot: BitwiseCopyable {
    var key: UInt64
    var count: Float
  }

  private var slots = UnsafeList<Slot>(capacity: 0)
  private var mask = 0
  private var used = 0

  /// - Parameter room: how many keys are to be expected.
  init(room: Int) {
    var size = 64
    while size < 2 * room { size *= 2 }
    reserve(size)
  }

  /// A key's count; `nil` where nothing was added for it.
  ///
  /// - Complexity: O(1).
  @inline(__always)
  subscript(key: UInt64) -> Float? {
    let slot = slot(of: key)
    return slots[slot].key == 0 ? nil : slots[slot].count
  }

  /// Adds to a key's count, 0 before; no key is 0.
  @inline(__always)
  mutating func add(_ count: Float, to key: UInt64) {
    let slot = slot(of: key)
    if slots[slot].key != 0 {
      slots.base[slot].count += count
    } else {
      insert(count, key, at: slot)
    }
  }

  /// Calls `body` with each key and its count, in the order of the slots: the same where the same was added.
  func forEachCount(_ body: (UInt64, Float) -> Void) {
    for place in 0..<slots.count where slots[place].key != 0 {
      body(slots[place].key, slots[place].count)
    }
  }

  @inline(never)
  private mutating func insert(_ count: Float, _ key: UInt64, at slot: Int) {
    slots[slot] = Slot(key: key, count: count)
    used += 1
    guard used * 2 > mask else { return }
    var old = UnsafeList<Slot>(capacity: 0)
    swap(&old, &slots)
    reserve(2 * (mask + 1))
    for place in 0..<old.count where old[place].key != 0 {
      slots[self.slot(of: old[place].key)] = old[place]
    }
  }

  private mutating func reserve(_ size: Int) {
    slots = UnsafeList(capacity: size)
    let start = slots.appendUninitialized(size)
    (slots.base + start).update(repeating: Slot(key: 0, count: 0), count: size)
    mask = size - 1
  }

  /// Where a key is, or belongs.
  @inline(__always)
  private func slot(of key: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: ByteHash.mix(key)) & mask
    while slots[slot].key != 0, slots[slot].key != key { slot = (slot + 1) & mask }
    return slot
  }
}
