import DocumentModel

/// The line on which the letters of a text line stand, and their size.
struct Baseline {
  let size: Double
  private let slope: Double
  private let height: Double

  /// Fits a straight line through the middles of words; `nil` without words.
  init?(_ boxes: [Box]) {
    let heights = boxes.map(\.height).sorted()
    guard let usual = heights.isEmpty ? nil : heights[heights.count / 2], usual > 0 else {
      return nil
    }
    // A dash or a full stop stands elsewhere than half way up.
    let sound = boxes.filter { $0.height > 0.6 * usual && $0.height < 1.6 * usual }
    let count = Double(sound.count)
    let meanX = sound.reduce(0) { $0 + $1.midX } / count
    let meanY = sound.reduce(0) { $0 + $1.midY } / count
    let spread = sound.reduce(0) { $0 + ($1.midX - meanX) * ($1.midX - meanX) }
    let common = sound.reduce(0) { $0 + ($1.midX - meanX) * ($1.midY - meanY) }
    slope = sound.count > 2 && spread > 1 ? max(-0.1, min(0.1, common / spread)) : 0
    size = max(1, usual)
    height = meanY - slope * meanX + 0.3 * usual
  }

  /// Distance from the page's top.
  func y(at x: Double) -> Double { height + slope * x }
}
