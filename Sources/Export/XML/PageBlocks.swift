import DocumentModel

/// A page's lines gathered into blocks, in reading order: what stands between blank lines, and tables.
struct PageBlocks {
  /// A part of the page.
  enum Block {
    /// Lines that follow each other.
    case text([Line])
    /// A table: for each cell its lines.
    case table(TableRegion, cells: [[Line]])
  }

  /// The blocks in reading order.
  let blocks: [Block]

  /// Gathers the lines of a page; those without a word that is no noise are left out.
  init(_ page: Page) {
    var tableOfLine: [Int: Int] = [:]
    for (index, table) in page.tables.enumerated() {
      for line in table.cells.flatMap(\.lines) { tableOfLine[line] = index }
    }
    var blocks: [Block] = []
    var lines: [Line] = []
    var written = Set<Int>()
    func finish() {
      if !lines.isEmpty { blocks.append(.text(lines)) }
      lines = []
    }
    for (index, line) in page.lines.enumerated() {
      if let table = tableOfLine[index] {
        finish()
        guard written.insert(table).inserted else { continue }
        let region = page.tables[table]
        let cells = region.cells.map { cell in
          cell.lines.filter(page.lines.indices.contains).map { page.lines[$0] }
            .filter(PageBlocks.hasText)
        }
        blocks.append(.table(region, cells: cells))
      } else if PageBlocks.hasText(line) {
        lines.append(line)
      } else if line.words.isEmpty {
        finish()
      }
    }
    finish()
    self.blocks = blocks
  }

  private static func hasText(_ line: Line) -> Bool { line.words.contains { !$0.isNoise } }
}

extension [Line] {
  /// What holds all of the lines.
  var box: Box? { Box.union(of: compactMap { $0.box ?? $0.wordBox }) }
}

extension Line {
  /// What holds all words.
  var wordBox: Box? { Box.union(of: words.compactMap(\.box)) }
}
