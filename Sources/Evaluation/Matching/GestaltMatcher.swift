/// The gestalt similarity of two sequences by Ratcliff and Obershelp.
///
/// The longest common run is taken out, then the same is done left and right of it. Of runs equally
/// long the one that starts first in the first sequence counts, then the one that starts first in
/// the second: the measure depends on it, and scores must not change from tool to tool.
struct GestaltMatcher<Element: Hashable> {
  private let first: [Element]
  private let second: [Element]
  private let places: [Element: [Int]]

  init(_ first: [Element], _ second: [Element]) {
    self.first = first
    self.second = second
    var places: [Element: [Int]] = [:]
    for (index, element) in second.enumerated() { places[element, default: []].append(index) }
    self.places = places
  }

  /// Twice the matching elements over all elements, from 0 to 1; 1 for two empty sequences.
  ///
  /// - Complexity: O(*n* · *m*) for each run taken out in the worst case.
  var ratio: Double {
    let all = first.count + second.count
    return all == 0 ? 1 : 2 * Double(matches) / Double(all)
  }

  /// How many elements lie in matching runs.
  private var matches: Int {
    var sum = 0
    var open = [(first: 0..<first.count, second: 0..<second.count)]
    while let (left, right) = open.popLast() {
      let run = longestRun(left, right)
      guard run.length > 0 else { continue }
      sum += run.length
      open.append((left.lowerBound..<run.first, right.lowerBound..<run.second))
      open.append(
        (run.first + run.length..<left.upperBound, run.second + run.length..<right.upperBound))
    }
    return sum
  }

  private func longestRun(
    _ left: Range<Int>, _ right: Range<Int>
  ) -> (first: Int, second: Int, length: Int) {
    var best = (first: left.lowerBound, second: right.lowerBound, length: 0)
    guard !left.isEmpty, !right.isEmpty else { return best }
    // The length of the run that ends at each place of the second sequence, by the row before.
    var ending: [Int: Int] = [:]
    for index in left {
      var next: [Int: Int] = [:]
      for place in places[first[index]] ?? [] where right.contains(place) {
        let length = (ending[place - 1] ?? 0) + 1
        next[place] = length
        if length > best.length {
          best = (index - length + 1, place - length + 1, length)
        }
      }
      ending = next
    }
    return best
  }
}
