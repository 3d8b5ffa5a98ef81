/// The rules of a channel in groups: those of one target whose sources begin with one symbol.
///
/// Built when a channel is opened and never changed again.
///
/// Invariant: `groups` holds `count` groups and one more behind them, where the rules end.
final class RuleGroups: @unchecked Sendable {
  // Safe to share: nobody writes to the memory once the channel is open.
  private let groups: UnsafeMutablePointer<Group>
  private let count: Int

  /// A group: the rules from `firstRule` to that of the next group, the most probable first.
  struct Group: BitwiseCopyable {
    var firstRule: UInt32
    /// The logarithm of the probability of its best rule.
    var best: Float
    /// The first symbol of the sources.
    var symbol: UInt8
  }

  init(count: Int, _ group: (Int) -> Group) {
    self.count = count
    groups = .allocate(capacity: count + 1)
    for index in 0...count { (groups + index).initialize(to: group(index)) }
  }

  deinit { groups.deallocate() }

  @inline(__always)
  subscript(index: Int) -> Group { groups[index] }

  /// The rules of a group.
  @inline(__always)
  func rules(of group: Int) -> Range<Int> {
    Range(uncheckedBounds: (Int(groups[group].firstRule), Int(groups[group + 1].firstRule)))
  }
}
