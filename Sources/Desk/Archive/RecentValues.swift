/// The values that were used last, a bounded number of them.
struct RecentValues<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private var values: [Key: (value: Value, cost: Int, used: Int)] = [:]
  private var clock = 0
  private var cost = 0
  private let limit: Int

  /// Keeps values up to a sum of costs.
  init(limit: Int) { self.limit = limit }

  /// A value, which thereby is used; sets one at a cost of 1.
  subscript(key: Key) -> Value? {
    mutating get {
      guard let entry = values[key] else { return nil }
      clock += 1
      values[key]?.used = clock
      return entry.value
    }
    set { set(newValue, for: key, cost: 1) }
  }

  /// Keeps a value; those that were used longest ago go.
  ///
  /// - Complexity: O(*n*) in the number of values when one has to go.
  mutating func set(_ value: Value?, for key: Key, cost: Int) {
    if let old = values.removeValue(forKey: key) { self.cost -= old.cost }
    guard let value, cost <= limit else { return }
    clock += 1
    values[key] = (value, cost, clock)
    self.cost += cost
    while self.cost > limit, let oldest = values.min(by: { $0.value.used < $1.value.used }) {
      values[oldest.key] = nil
      self.cost -= oldest.value.cost
    }
  }
}
