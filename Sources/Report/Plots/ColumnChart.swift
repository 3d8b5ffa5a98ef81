/// Columns over a row of years or months.
struct ColumnChart {
  /// A column; its name stands below.
  struct Column {
    var name: String
    var value: Double
    var text: String
  }

  var columns: [Column]
  var label: String

  private let height = 160.0
  private let step = 34.0

  func html() -> String {
    let largest = max(columns.map(\.value).max() ?? 0, 1e-9)
    let width = max(240, Double(columns.count) * step + 20)
    var svg = SVG(width: width, height: height + 50)
    svg.line(x1: 10, y1: height + 20, x2: width - 10, y2: height + 20)
    // Where names would run into each other, every second is left out, and so on.
    let longest = columns.map(\.name.count).max() ?? 0
    let every = max(1, Int((Double(longest) * 7.5 / step).rounded(.up)))
    for (index, column) in columns.enumerated() {
      let x = 10 + Double(index) * step
      let size = column.value / largest * (height - 10)
      svg.bar(
        x: x + 4, y: height + 20 - size, width: step - 8, height: size, class: "bar-1",
        title: "\(column.name): \(column.text)")
      svg.text(column.text, x: x + step / 2, y: height + 14 - size, anchor: .middle)
      if index % every == 0 {
        svg.text(column.name, x: x + step / 2, y: height + 36, anchor: .middle)
      }
    }
    return svg.html(label: label)
  }
}
