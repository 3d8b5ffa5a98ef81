/// The n-grams of one order in sorted order, each with its count.
///
/// An n-gram is packed into an integer, 15 bits a word, the first word highest, so that all n-grams
/// with the same context lie together.
struct NGramCounts {
  /// Bits a word.
  static let wordBits = 15
  static let wordMask: UInt64 = (1 << 15) - 1

  /// The packed n-grams, ascending.
  var keys: [UInt64] = []
  /// Their weighted counts.
  var counts: [UInt32] = []

  /// Counts the n-grams of the highest order (at most 4); weights run from 1 to 15.
  ///
  /// - Complexity: O(*n*) by radix sort, in 16 bytes of memory a token.
  static func count(_ stream: [UInt16], sources: [(end: Int, weight: Int)], order: Int)
    -> NGramCounts
  {
    guard stream.count >= order else { return NGramCounts() }
    precondition(order <= 4 && sources.allSatisfy { (1...15).contains($0.weight) })
    var sorted = [UInt64](repeating: 0, count: stream.count - order + 1)
    let keyMask: UInt64 = order == 4 ? (1 << 60) - 1 : (1 << UInt64(15 * order)) - 1
    var key: UInt64 = 0
    var source = 0
    for index in stream.indices {
      key = (key << 15 | UInt64(stream[index])) & keyMask
      while index >= sources[source].end { source += 1 }
      if index >= order - 1 {
        sorted[index - order + 1] = key << 4 | UInt64(sources[source].weight)
      }
    }
    radixSort(&sorted, lowBit: 4, highBit: 4 + 15 * order)
    var result = NGramCounts()
    for entry in sorted {
      result.add(UInt32(entry & 15), of: entry >> 4)
    }
    return result
  }

  /// Adds occurrences of an n-gram that is the last one or comes behind it.
  private mutating func add(_ count: UInt32, of key: UInt64) {
    if key == keys.last {
      counts[counts.count - 1] += count
    } else {
      keys.append(key)
      counts.append(count)
    }
  }

  /// The counts of the n-grams' contexts, which are the n-grams of the next lower order.
  func contexts() -> NGramCounts {
    var result = NGramCounts()
    for (key, count) in zip(keys, counts) {
      result.add(count, of: key >> 15)
    }
    return result
  }

  /// Counts anew in how many contexts each n-gram stands; one at the start of the text, which has none
  /// before it, keeps its count.
  ///
  /// - Parameters:
  ///   - longer: the n-grams of the next higher order.
  ///   - words: how many words the n-grams here have.
  ///   - most: what a context counts at most.
  /// - Complexity: O(*n* log *n*).
  mutating func countContinuations(_ longer: NGramCounts, words: Int, most: UInt32) {
    let mask = BackoffModel.mask(words: words)
    var sums = [UInt32](repeating: 0, count: counts.count)
    for (key, count) in zip(longer.keys, longer.counts) {
      if let index = index(of: key & mask) { sums[index] += min(count, most) }
    }
    for (index, sum) in sums.enumerated() where sum > 0 { counts[index] = sum }
  }

  /// The index of an n-gram, or `nil`.
  ///
  /// - Complexity: O(log *n*).
  func index(of key: UInt64) -> Int? { NGramCounts.index(of: key, in: keys) }

  /// The index of a key among ascending keys, or `nil`.
  ///
  /// - Complexity: O(log *n*).
  static func index(of key: UInt64, in keys: [UInt64]) -> Int? {
    keys.withUnsafeBufferPointer { keys in
      var low = 0
      var high = keys.count
      while low < high {
        let middle = (low + high) >> 1
        if keys[middle] < key { low = middle + 1 } else { high = middle }
      }
      return low < keys.count && keys[low] == key ? low : nil
    }
  }

  private static func radixSort(_ values: inout [UInt64], lowBit: Int, highBit: Int) {
    let digitBits = 10
    var buffer = [UInt64](repeating: 0, count: values.count)
    var shift = lowBit
    while shift < highBit {
      var starts = [Int](repeating: 0, count: 1 << digitBits)
      let mask = UInt64(starts.count - 1)
      values.withUnsafeBufferPointer { from in
        buffer.withUnsafeMutableBufferPointer { to in
          for value in from { starts[Int(value >> UInt64(shift) & mask)] += 1 }
          var sum = 0
          for digit in starts.indices { (starts[digit], sum) = (sum, sum + starts[digit]) }
          starts.withUnsafeMutableBufferPointer { starts in
            for value in from {
              let digit = Int(value >> UInt64(shift) & mask)
              to[starts[digit]] = value
              starts[digit] += 1
            }
          }
        }
      }
      swap(&values, &buffer)
      shift += digitBits
    }
  }
}
