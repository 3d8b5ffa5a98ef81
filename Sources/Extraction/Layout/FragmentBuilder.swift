import DocumentModel

/// Gathers words into fragments.
struct FragmentBuilder {
  /// A gap wider than this many text heights parts two fragments.
  var widestGap = 1.3

  /// The fragments of words whose lines are known: the lines, parted at wide gaps.
  ///
  /// - Complexity: O(*n* log *n*).
  func fragments(ofLines words: [PlacedWord]) -> [Fragment] {
    var result: [Fragment] = []
    for line in FragmentBuilder.lines(of: words) {
      let height = Fragment.textHeight(of: line)
      var part: [PlacedWord] = []
      var extent: Box?
      var right = -Double.infinity
      func finish() {
        if let extent { result.append(Fragment(part, box: extent)) }
        part = []
        extent = nil
        right = -.infinity
      }
      let sorted = line.sortedFromLeft
      let start = NationalMotto.start(in: sorted.lazy.map(\.form))
      // By index, since a word is dear to copy.
      for index in sorted.indices {
        let box = sorted[index].box
        if extent != nil, box.x - right > widestGap * height || index == start { finish() }
        part.append(sorted[index])
        right = max(right, box.maxX)
        extent = extent?.union(box) ?? box
      }
      finish()
    }
    return FragmentBuilder.joined(result)
  }

  /// The fragments with those joined that a recogniser took for parts of two lines, though one goes on
  /// where the other ends: `BỘ THÔNG TIN VÀ TRUYỀN` `THÔNG` would look like two columns.
  private static func joined(_ fragments: [Fragment]) -> [Fragment] {
    guard fragments.contains(where: { $0.words.first?.confidence != nil }) else { return fragments }
    var result = fragments.sorted { $0.box.x < $1.box.x }
    var index = 0
    while index < result.count {
      let fragment = result[index]
      if let next = result.indices.dropFirst(index + 1).first(where: {
        goesOn(fragment, result[$0])
      }) {
        let words = fragment.words + result[next].words
        result[index] = Fragment(words, box: fragment.box.union(result[next].box))
        result.remove(at: next)
      } else {
        index += 1
      }
    }
    return result.count == fragments.count ? fragments : result
  }

  private static func goesOn(_ left: Fragment, _ right: Fragment) -> Bool {
    let height = min(left.textHeight, right.textHeight)
    let gap = right.box.x - left.box.maxX
    guard gap > -0.2 * height, gap < 0.6 * height, left.sharesHeight(with: right) > 0.6,
      max(left.textHeight, right.textHeight) < 1.5 * height, !left.isSpeck, !right.isSpeck
    else { return false }
    return NationalMotto.start(in: (left.words + right.words).map(\.form)) != left.words.count
  }

  /// The words of each line, mostly one behind the other, in the order in which lines begin.
  private static func lines(of words: [PlacedWord]) -> [[PlacedWord]] {
    var lines: [[PlacedWord]] = []
    var places: [Int: Int] = [:]
    var start = 0
    while start < words.count {
      let number = words[start].line ?? -1
      let end =
        words[start...].indices.first { (words[$0].line ?? -1) != number } ?? words.count
      if let place = places[number] {
        lines[place] += words[start..<end]
      } else {
        places[number] = lines.count
        lines.append(Array(words[start..<end]))
      }
      start = end
    }
    return lines
  }

  /// The fragments of words whose lines are not known, in no particular order.
  ///
  /// Words are taken from left to right; each goes to the fragment that ends just before it on its
  /// own height, so that skewed and curved lines hold together.
  ///
  /// - Complexity: O(*n* · *f*) for *f* fragments.
  func fragments(of words: [PlacedWord]) -> [Fragment] {
    let heights = words.map(\.box.height).sorted()
    guard !heights.isEmpty else { return [] }
    let usual = heights[heights.count / 2]
    var open: [(words: [PlacedWord], box: Box, tail: Box)] = []
    for word in words.sorted(by: { ($0.box.x, $0.box.y) < ($1.box.x, $1.box.y) }) {
      var best: (index: Int, gap: Double)?
      for (index, fragment) in open.enumerated() {
        let gap = word.box.x - fragment.tail.maxX
        let height = max(usual * 0.7, min(fragment.tail.height, usual * 2))
        guard gap < widestGap * height, gap > -1.5 * height,
          word.box.sharedHeight(with: fragment.tail) > 0.5
        else { continue }
        if best.map({ abs(gap) < abs($0.gap) }) ?? true { best = (index, gap) }
      }
      if let best {
        open[best.index].words.append(word)
        open[best.index].box = open[best.index].box.union(word.box)
        // A dash or a full stop is too low to follow a line by: the height is kept from before.
        let tail = open[best.index].tail
        if word.box.height < 0.6 * tail.height {
          open[best.index].tail = Box(
            x: word.box.x, y: tail.y, width: word.box.width, height: tail.height)
        } else {
          open[best.index].tail = word.box
        }
      } else {
        open.append(([word], word.box, word.box))
      }
    }
    return open.map { Fragment($0.words, box: $0.box) }
  }
}
