/// The targets of a channel by hashing, each with the best that a chunk of every length promises.
///
/// Built when a channel is opened and never changed again.
///
/// Invariants: the number of slots is a power of two, and at least half of them are empty, so that
/// every probing ends; an empty slot has no groups. All entries that are found were inserted.
final class TargetIndex: @unchecked Sendable {
  // Safe to share: nobody writes to the memory once the channel is open.
  private let slots: UnsafeMutablePointer<Entry>
  private let shift: UInt32
  private let mask: Int

  /// The rules of a target.
  struct Entry: BitwiseCopyable {
    fileprivate let target: UInt32
    private let firstGroup: UInt32
    private let groupCount: UInt32
    /// For sources of 1, 2, 3 and 4 symbols the cost of the best rule in steps, a byte each from the
    /// lowest on; 255 where there is none.
    private let costs: UInt32

    init(target: UInt32, groups: Range<Int>, best: SIMD4<Float>) {
      self.target = target
      firstGroup = UInt32(groups.lowerBound)
      groupCount = UInt32(groups.count)
      var costs: UInt32 = 0
      for length in 0..<4 {
        // Rounded towards what promises more: the search relies on that.
        let cost =
          best[length] > TargetIndex.never
          ? UInt32(min(254, max(0, -best[length] / TargetIndex.step))) : 255
        costs |= cost << UInt32(8 * length)
      }
      self.costs = costs
    }

    static let none = Entry(
      target: 0, groups: 0..<0, best: SIMD4(repeating: TargetIndex.never))

    /// The groups of rules, one for each first symbol.
    @inline(__always)
    var groups: Range<Int> {
      let first = Int(firstGroup)
      return Range(uncheckedBounds: (first, first + Int(groupCount)))
    }

    /// Whether no rule has the target.
    @inline(__always)
    var isEmpty: Bool { groupCount == 0 }

    /// What the logarithm of the probability of a rule with a source of so many symbols is at most;
    /// `nil` where there is no such rule.
    @inline(__always)
    func best(ofLength length: Int) -> Float? {
      let cost = costs >> UInt32(8 * length - 8) & 0xFF
      return cost == 255 ? nil : Float(Int32(bitPattern: cost)) * -TargetIndex.step
    }

    /// The most of them; `never` where there is no rule.
    @inline(__always)
    var best: Float {
      (1...4).reduce(TargetIndex.never) { max($0, best(ofLength: $1) ?? TargetIndex.never) }
    }
  }

  /// The logarithm of no probability at all: finite, so that sums of it can be compared.
  static let never: Float = -1e6
  /// Width of the steps in which the best is stored, in nats.
  private static let step: Float = 1 / 16

  init(count: Int) {
    var size = 4
    while size < count * 2 { size *= 2 }
    mask = size - 1
    shift = UInt32(32 - size.trailingZeroBitCount)
    slots = .allocate(capacity: size)
    slots.initialize(repeating: .none, count: size)
  }

  deinit { slots.deallocate() }

  /// Adds a target that is not there yet; one without groups is as good as absent.
  func insert(_ target: UInt32, _ entry: Entry) {
    guard !entry.isEmpty else { return }
    var slot = Int((target &* 2_654_435_769) >> shift)
    while !slots[slot].isEmpty { slot = (slot + 1) & mask }
    slots[slot] = entry
  }

  @inline(__always)
  subscript(target: UInt32) -> Entry {
    var slot = Int((target &* 2_654_435_769) >> shift)
    while !slots[slot].isEmpty, slots[slot].target != target { slot = (slot + 1) & mask }
    return slots[slot]
  }
}
