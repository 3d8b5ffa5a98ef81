/// Pairs the items of two lists.
enum Pairing {
  /// The longest common subsequence under a relation, as index pairs in order.
  ///
  /// Of several the one that skips an item of the first list as soon as it can.
  ///
  /// - Complexity: O(*n* · *m*) calls of the relation.
  static func inOrder<Left, Right>(
    _ left: [Left], _ right: [Right], where same: (Left, Right) -> Bool
  ) -> [(Int, Int)] {
    let width = right.count + 1
    var matches = [Bool](repeating: false, count: (left.count + 1) * width)
    var best = [Int](repeating: 0, count: (left.count + 1) * width)
    for i in left.indices.reversed() {
      for j in right.indices.reversed() {
        let here = i * width + j
        matches[here] = same(left[i], right[j])
        let longest = max(best[here + width], best[here + 1])
        best[here] =
          matches[here] ? max(longest, best[here + width + 1] + 1) : longest
      }
    }
    var pairs: [(Int, Int)] = []
    var i = 0
    var j = 0
    while i < left.count, j < right.count {
      let here = i * width + j
      if matches[here], best[here] == best[here + width + 1] + 1 {
        pairs.append((i, j))
        i += 1
        j += 1
      } else if best[here + width] >= best[here + 1] {
        i += 1
      } else {
        j += 1
      }
    }
    return pairs
  }

  /// For each item of the first list the first free item of the second that matches it.
  ///
  /// - Complexity: O(*n* · *m*) calls of the relation.
  static func inAnyOrder<Left, Right>(
    _ left: [Left], _ right: [Right], where same: (Left, Right) -> Bool
  ) -> [(Int, Int)] {
    var free = Array(right.indices)
    var pairs: [(Int, Int)] = []
    for (i, item) in left.enumerated() {
      guard let place = free.firstIndex(where: { same(item, right[$0]) }) else { continue }
      pairs.append((i, free.remove(at: place)))
    }
    return pairs
  }
}
