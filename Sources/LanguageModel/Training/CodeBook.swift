/// A short list of values that stand for many: those that are nearest on average.
///
/// Found by Lloyd's algorithm (1982, "Least squares quantization in PCM") from bins that hold equally
/// many; so few different values that each can have a code are kept as they are.
struct CodeBook {
  /// The values, ascending; their number is a power of two.
  private(set) var values: [Float]
  /// Bits of a code.
  let bits: Int

  /// - Complexity: O(*n* log *n*).
  init(fitting samples: [Float], bits: Int) {
    self.bits = bits
    let count = 1 << bits
    guard !samples.isEmpty else {
      values = [Float](repeating: 0, count: count)
      return
    }
    let sorted = samples.sorted()
    values = []
    for value in sorted where value != values.last {
      values.append(value)
      if values.count > count { break }
    }
    if values.count <= count {
      while values.count < count { values.append(values[values.count - 1]) }
      return
    }
    values = []
    for bin in 0..<count {
      let range = bin * sorted.count / count..<(bin + 1) * sorted.count / count
      values.append(
        CodeBook.mean(sorted[range]) ?? sorted[min(range.lowerBound, sorted.count - 1)])
    }
    for _ in 0..<CodeBook.rounds { improve(sorted) }
  }

  private static let rounds = 30

  /// Moves each value to the middle of the samples that are nearest to it.
  private mutating func improve(_ sorted: [Float]) {
    var start = 0
    for index in values.indices {
      var end = start
      if index + 1 < values.count {
        let border = (values[index] + values[index + 1]) / 2
        while end < sorted.count, sorted[end] < border { end += 1 }
      } else {
        end = sorted.count
      }
      if let mean = CodeBook.mean(sorted[start..<end]) { values[index] = mean }
      start = end
    }
  }

  private static func mean(_ samples: ArraySlice<Float>) -> Float? {
    samples.isEmpty ? nil : Float(samples.reduce(0.0) { $0 + Double($1) } / Double(samples.count))
  }

  /// The code of the value that is nearest.
  func code(of sample: Float) -> Int {
    var low = 0
    var high = values.count
    while low < high {
      let middle = (low + high) >> 1
      if values[middle] < sample { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return 0 }
    guard low < values.count else { return values.count - 1 }
    return sample - values[low - 1] < values[low] - sample ? low - 1 : low
  }
}
