/// A rectangle on a page, in PDF points (1/72 inch), with the origin at the page's top left corner.
public struct Box: Codable, Hashable, Sendable {
  /// Distance of the left edge from the page's left edge.
  public var x: Double
  /// Distance of the top edge from the page's top edge.
  public var y: Double
  /// Extent to the right.
  public var width: Double
  /// Extent downwards.
  public var height: Double

  /// Creates a box from its top left corner and its extent, all in points.
  public init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// The right edge.
  public var maxX: Double { x + width }
  /// The bottom edge.
  public var maxY: Double { y + height }
  /// Half way between the left and the right edge.
  public var midX: Double { x + width / 2 }
  /// Half way between the top and the bottom edge.
  public var midY: Double { y + height / 2 }

  /// The smallest box that holds both.
  public func union(_ other: Box) -> Box {
    let left = min(x, other.x)
    let top = min(y, other.y)
    return Box(
      x: left, y: top, width: max(maxX, other.maxX) - left, height: max(maxY, other.maxY) - top)
  }

  /// The smallest box that holds all of them, or `nil` where there is none.
  public static func union(of boxes: some Sequence<Box>) -> Box? {
    boxes.reduce(nil) { $0?.union($1) ?? $1 }
  }
}
