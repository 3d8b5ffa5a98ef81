import DocumentModel

/// A straight printed line along one of the page's sides, in points.
struct Rule: Hashable, Sendable {
  /// Which way it runs.
  enum Direction: Hashable, Sendable {
    case horizontal
    case vertical
  }

  /// Which way it runs.
  var direction: Direction
  /// Its distance from the top (horizontal) or from the left (vertical).
  var position: Double
  /// Where it begins and ends along its direction.
  var start: Double
  var end: Double

  /// Whether two rules cross or touch, with some slack.
  func meets(_ other: Rule, slack: Double) -> Bool {
    guard direction != other.direction else { return false }
    return position >= other.start - slack && position <= other.end + slack
      && other.position >= start - slack && other.position <= end + slack
  }
}
