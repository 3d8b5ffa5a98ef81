/// Horizontal bars with names before and values behind them.
struct BarChart {
  /// A bar; its parts are drawn one behind the other.
  struct Bar {
    var name: String
    var parts: [Double]
    var value: String

    var total: Double { parts.reduce(0, +) }
  }

  var bars: [Bar]
  var label: String

  private let rowHeight = 20.0
  /// As much as the longest name needs, by the width of an average letter.
  private var nameWidth: Double {
    16 + 7 * Double(min(36, bars.map(\.name.count).max() ?? 0))
  }
  private let barWidth = 380.0

  func html() -> String {
    let largest = max(bars.map(\.total).max() ?? 0, 1e-9)
    let nameWidth = nameWidth
    var svg = SVG(
      width: nameWidth + barWidth + 70, height: Double(bars.count) * rowHeight + 6)
    for (index, bar) in bars.enumerated() {
      let y = Double(index) * rowHeight + 3
      svg.text(SVG.short(bar.name, 36), x: nameWidth - 8, y: y + 14, anchor: .end)
      var x = nameWidth
      for (part, value) in bar.parts.enumerated() {
        let width = value / largest * barWidth
        svg.bar(
          x: x, y: y + 2, width: width, height: rowHeight - 5, class: "bar-\(part + 1)",
          title: "\(bar.name): \(bar.value)")
        x += width
      }
      svg.text(bar.value, x: x + 6, y: y + 14)
    }
    return svg.html(label: label)
  }
}
