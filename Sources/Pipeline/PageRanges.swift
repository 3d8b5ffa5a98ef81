/// Pages as a user names them: `1-3,7` or `5-`.
package struct PageRanges: Hashable, Sendable {
  /// The ranges as named, counted from 1.
  package let ranges: [ClosedRange<Int>]

  /// Reads the text; `nil` where it is no list of pages.
  package init?(_ text: String) {
    var ranges: [ClosedRange<Int>] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let bounds = part.split(separator: "-", omittingEmptySubsequences: false)
      guard let first = bounds.first.flatMap({ Int($0) }), first > 0 else { return nil }
      switch bounds.count {
      case 1: ranges.append(first...first)
      case 2:
        let last = bounds[1].isEmpty ? Int.max : Int(bounds[1])
        guard let last, last >= first else { return nil }
        ranges.append(first...last)
      default: return nil
      }
    }
    self.ranges = ranges
  }
}
