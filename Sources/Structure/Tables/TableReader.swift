import DocumentModel
import VietnameseText

/// Takes the tables out of a document's lines.
struct TableReader {
  /// A table with the line on which each of its rows starts.
  struct Found {
    var table: Table
    /// 1-based line of each row of `table.rows`.
    var rowLines: [Int]
    /// Last line of the table.
    var lastLine: Int
    /// All lines that it takes up, by 1-based number.
    var lines: [Int]
  }

  private let pages: [Page]
  private let text: DocumentText
  /// Lines over which a table may go on, by number.
  private let footnotes: Set<Int>

  init(pages: [Page], text: DocumentText, footnotes: Set<Int> = []) {
    self.pages = pages
    self.text = text
    self.footnotes = footnotes
  }

  /// The tables in reading order.
  ///
  /// - Complexity: O(*n*) in the number of lines and cells.
  func read() -> [Found] {
    var found: [Found] = []
    var pageStart = 0
    for page in pages {
      for region in page.tables {
        guard let table = read(region, of: page, firstLine: pageStart) else { continue }
        append(table, to: &found)
      }
      pageStart += max(1, page.lines.count)
    }
    readBarred(into: &found)
    return found.sorted { $0.table.line < $1.table.line }
  }

  /// Adds a table, or its rows to the table that it continues from the page before.
  private func append(_ table: Found, to found: inout [Found]) {
    if let last = found.last, last.table.columns.count == table.table.columns.count,
      let lastPage = last.table.page, let page = table.table.page, page > lastPage,
      isOnlyPageNumbers(between: last.lastLine, and: table.table.line)
    {
      let repeated = TableReader.repeatedHead(of: last.table, on: table.table)
      let rows = [table.table.columns] + table.table.rows
      let rowLines = [table.table.line] + table.rowLines
      let shift = last.table.rows.count + 1 - repeated
      found[found.count - 1].table.rows += rows.dropFirst(repeated)
      found[found.count - 1].rowLines += rowLines.dropFirst(repeated)
      found[found.count - 1].table.spans += table.table.spans.compactMap { span in
        guard span.row >= repeated else { return nil }
        var span = span
        span.row += shift
        return span
      }
      found[found.count - 1].lines += table.lines
      found[found.count - 1].lastLine = table.lastLine
      return
    }
    found.append(table)
  }

  /// How many rows at the top of a page say again what the table begins with: its head, which may have
  /// several rows.
  private static func repeatedHead(of table: Table, on next: Table) -> Int {
    zip([table.columns] + table.rows, [next.columns] + next.rows).prefix(4).prefix {
      saysAgain($0, $1)
    }.count
  }

  /// Whether two rows say the same, though a cell of them may have been misread.
  private static func saysAgain(_ row: [String], _ other: [String]) -> Bool {
    func letters(_ cell: String) -> String { cell.filter { $0.isLetter || $0.isNumber }.folded }
    let filled = zip(row, other).filter { !$0.isEmpty || !$1.isEmpty }
    let same = filled.count { letters($0) == letters($1) }
    return same > 0 && same * 3 >= filled.count * 2
  }

  private func isOnlyPageNumbers(between last: Int, and next: Int) -> Bool {
    guard last < next else { return false }
    return text.lines[last..<max(last, next - 1)].allSatisfy { line in
      footnotes.contains(line.number)
        || line.text.unicodeScalars.allSatisfy {
          $0.properties.isWhitespace || ("0"..."9").contains($0)
        }
    }
  }

  private func read(_ region: TableRegion, of page: Page, firstLine: Int) -> Found? {
    guard (1...200).contains(region.columnCount), region.rowCount > 0, region.rowCount <= 100_000
    else { return nil }
    var rows = [[String]](
      repeating: Array(repeating: "", count: region.columnCount), count: region.rowCount)
    var rowLines = [Int](repeating: .max, count: region.rowCount)
    var lastLine = 0
    var taken: [Int] = []
    var spans: [Table.Span] = []
    for cell in region.cells
    where rows.indices.contains(cell.row) && (0..<region.columnCount).contains(cell.column) {
      let lines = cell.lines.filter(page.lines.indices.contains)
      rows[cell.row][cell.column] = join(lines.map { page.lines[$0].text })
      if cell.rowSpan > 1 || cell.columnSpan > 1, cell.rowSpan > 0, cell.columnSpan > 0 {
        spans.append(
          Table.Span(
            row: cell.row, column: cell.column, rowSpan: cell.rowSpan,
            columnSpan: cell.columnSpan))
      }
      for index in lines {
        rowLines[cell.row] = min(rowLines[cell.row], firstLine + index + 1)
        lastLine = max(lastLine, firstLine + index + 1)
        taken.append(firstLine + index + 1)
      }
    }
    guard let first = rowLines.min(), first != .max else { return nil }
    for index in rowLines.indices where rowLines[index] == .max {
      rowLines[index] = index > 0 ? rowLines[index - 1] : first
    }
    let table = Table(
      columns: rows[0], rows: Array(rows.dropFirst()), spans: spans, line: rowLines[0],
      page: page.number, box: region.box)
    return Found(
      table: table, rowLines: Array(rowLines.dropFirst()), lastLine: lastLine, lines: taken)
  }

  private func join(_ texts: [String]) -> String {
    texts.joined(separator: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  // MARK: Tables of plain text

  private static let bar = " | "

  /// Rows of plain text have ` | ` between their cells.
  private func readBarred(into found: inout [Found]) {
    var index = 0
    while index < text.lines.count {
      guard let columns = cells(of: text.lines[index].text) else {
        index += 1
        continue
      }
      let start = index
      var rows: [[String]] = []
      var rowLines: [Int] = []
      var end = index + 1
      while end < text.lines.count {
        let line = text.lines[end].text
        if let row = cells(of: line) {
          rows.append(fit(row, to: columns.count))
          rowLines.append(end + 1)
        } else if !line.allSatisfy(\.isWhitespace) || !isTableRow(end + 1) {
          break
        }
        end += 1
      }
      index = end
      guard !rows.isEmpty else { continue }
      let table = Table(
        columns: columns, rows: rows, line: start + 1, page: text.lines[start].page)
      found.append(
        Found(
          table: table, rowLines: rowLines, lastLine: end,
          lines: (start..<end).map { $0 + 1 }))
    }
  }

  private func isTableRow(_ index: Int) -> Bool {
    index < text.lines.count && cells(of: text.lines[index].text) != nil
  }

  private func cells(of line: String) -> [String]? {
    let hasBar = line.utf8.withContiguousStorageIfAvailable { $0.contains(0x7C) }
    guard hasBar ?? line.utf8.contains(0x7C) else { return nil }
    var cells: [String] = []
    var current = ""
    for word in line.split(separator: " ", omittingEmptySubsequences: true) {
      if word == "|" {
        cells.append(current)
        current = ""
      } else {
        if !current.isEmpty { current += " " }
        current += word
      }
    }
    cells.append(current)
    // A frame of bars at both ends makes no empty cells.
    if line.utf8.first == 0x7C, cells.first == "" { cells.removeFirst() }
    if cells.count > 1, cells.last == "", line.utf8.last == 0x7C { cells.removeLast() }
    return cells.count > 1 ? cells : nil
  }

  private func fit(_ row: [String], to count: Int) -> [String] {
    if row.count == count { return row }
    if row.count < count { return row + Array(repeating: "", count: count - row.count) }
    return Array(row.prefix(count - 1)) + [row.dropFirst(count - 1).joined(separator: " | ")]
  }
}
