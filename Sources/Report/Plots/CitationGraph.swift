/// Which documents of an archive mention which documents: two columns of names and curves between.
///
/// The right column is ordered by how often a document is mentioned, the left one by the places of
/// what a document mentions (the barycentre heuristic for layered drawings of Sugiyama, Tagawa and
/// Toda, 1981), so that few curves cross.
struct CitationGraph {
  /// A document that is mentioned.
  struct Cited {
    var name: String
    var isInArchive: Bool
    var citing: [Int]
  }

  /// The names of the archive's documents by their index.
  var names: [Int: String]
  var cited: [Cited]
  var label: String

  private let rowHeight = 20.0
  private let nameWidth = 230.0
  private let gap = 200.0

  func html() -> String {
    var places: [Int: [Int]] = [:]
    for (row, document) in cited.enumerated() {
      for citing in document.citing { places[citing, default: []].append(row) }
    }
    let left = places.mapValues { Double($0.reduce(0, +)) / Double($0.count) }
      .sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map(\.key)
    let rows = max(left.count, cited.count)
    var svg = SVG(width: 2 * nameWidth + gap, height: Double(rows) * rowHeight + 6)
    func y(_ index: Int, of count: Int) -> Double {
      // The shorter column is spread over the height of the longer one.
      let step = Double(rows) * rowHeight / Double(max(count, 1))
      return (Double(index) + 0.5) * step + 3
    }
    let rowOfLeft = Dictionary(uniqueKeysWithValues: left.enumerated().map { ($1, $0) })
    for (row, document) in cited.enumerated() {
      for citing in document.citing {
        guard let leftRow = rowOfLeft[citing] else { continue }
        svg.link(
          x1: nameWidth, y1: y(leftRow, of: left.count), x2: nameWidth + gap,
          y2: y(row, of: cited.count), strength: min(3, places[citing]?.count ?? 1),
          title: "\(names[citing] ?? "") → \(document.name)")
      }
    }
    for (row, document) in left.enumerated() {
      let y = y(row, of: left.count)
      svg.bar(
        x: nameWidth - 4, y: y - 4, width: 8, height: 8, class: "node in",
        title: names[document] ?? "")
      svg.text(SVG.short(names[document] ?? "", 32), x: nameWidth - 10, y: y + 4, anchor: .end)
    }
    for (row, document) in cited.enumerated() {
      let y = y(row, of: cited.count)
      svg.bar(
        x: nameWidth + gap - 4, y: y - 4, width: 8, height: 8,
        class: document.isInArchive ? "node in" : "node out", title: document.name)
      svg.text(
        SVG.short("\(document.name) (\(document.citing.count))", 34), x: nameWidth + gap + 10,
        y: y + 4)
    }
    return svg.html(label: label)
  }
}
