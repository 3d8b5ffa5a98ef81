/// The rules of a channel, one behind the other, as a search goes through them: what it asks of a rule
/// lies together, and the last one of a group says so.
///
/// Built when a channel is opened and never changed again.
final class RuleList: @unchecked Sendable {
  // Safe to share: nobody writes to the memory once the channel is open.
  private let rules: UnsafeMutablePointer<Rule>

  /// A rule but for the first symbol of its source, which its group has.
  struct Rule: BitwiseCopyable {
    private var bits: UInt32
    /// The logarithm of the rule's probability.
    let logProbability: Float

    fileprivate init(rest: UInt32, logProbability: Float) {
      // Three symbols at most are left of a source: the lowest byte is free.
      bits = rest & ~0xFF
      self.logProbability = logProbability
    }

    /// The symbols of the source behind the first, packed.
    @inline(__always)
    var rest: UInt32 { bits & ~0xFF }

    /// Whether no rule of the group follows.
    @inline(__always)
    var isLast: Bool { bits & 1 != 0 }

    fileprivate mutating func end() { bits |= 1 }
  }

  init(rests: UnsafeBufferPointer<UInt32>, logProbabilities: UnsafeBufferPointer<Float>) {
    rules = .allocate(capacity: rests.count)
    for index in rests.indices {
      (rules + index).initialize(
        to: Rule(rest: rests[index], logProbability: logProbabilities[index]))
    }
  }

  deinit { rules.deallocate() }

  /// Says that a group ends before a rule.
  func endGroup(before index: Int) { if index > 0 { rules[index - 1].end() } }

  @inline(__always)
  subscript(index: Int) -> Rule { rules[index] }
}
