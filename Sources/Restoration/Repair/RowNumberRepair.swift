import DocumentGrammar
import DocumentModel

/// Mends the numbers of a table's rows by their sequence: a figure alone in its cell is what a
/// recogniser misreads most often (`H` for `II`, `ø` for `7`), and what the rows around it tell.
struct RowNumberRepair {
  /// A label in the first column.
  private struct Label {
    var page: Int
    var line: Int
    var word: Int
    var text: String
    /// Whether what is read as part of it is no part of a label.
    var hasSpeck: Bool
    var confidence: Double
    /// Whether its row has one more cell, over all others: the name of a group.
    var isGroup: Bool
  }

  private static let romans = [
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII",
  ]

  /// The pages with the numbers of rows mended.
  ///
  /// - Complexity: O(*n*) in the number of cells, for a look at a few rows each.
  static func repair(_ pages: [Page]) -> [Page] {
    var pages = pages
    var labels: [Label] = []
    var columns = 0
    for index in pages.indices where [.ocr, .restoredTextLayer].contains(pages[index].source) {
      for table in pages[index].tables where table.rowCount >= 2 && table.columnCount >= 3 {
        // A table that goes on from the page before counts on.
        if table.columnCount != columns {
          mend(labels, in: &pages)
          labels = []
          columns = table.columnCount
        }
        labels += found(in: table, of: pages[index], index)
      }
    }
    mend(labels, in: &pages)
    return pages
  }

  private static func found(in table: TableRegion, of page: Page, _ index: Int) -> [Label] {
    table.cells.filter { $0.column == 0 }.sorted { $0.row < $1.row }.compactMap { cell in
      let places = cell.lines.filter(page.lines.indices.contains).flatMap { line in
        page.lines[line].words.indices.filter { !page.lines[line].words[$0].isNoise }
          .map { (line, $0) }
      }
      guard places.count == 1, let (line, word) = places.first else { return nil }
      let read = page.lines[line].words[word]
      guard read.form.count <= 5 else { return nil }
      let others = table.cells.filter { $0.row == cell.row && $0.column > 0 && !$0.lines.isEmpty }
      return Label(
        page: index, line: line, word: word, text: core(read.form),
        hasSpeck: read.form.count > 1 && read.form.last.map { "_~'’".contains($0) } == true,
        confidence: read.confidence ?? 1, isGroup: others.count == 1 && others[0].columnSpan > 1)
    }
  }

  /// A label without what specks add to it.
  private static func core(_ form: String) -> String {
    var text = form[...]
    while let last = text.last, "_.,;:'’-~".contains(last) { text.removeLast() }
    return String(text)
  }

  private static func mend(_ labels: [Label], in pages: inout [Page]) {
    let rows = labels.filter { !$0.isGroup }
    for (label, number) in zip(rows, numbers(rows)) {
      if let number {
        put("\(number)", label, in: &pages)
      } else if label.hasSpeck, label.text.allSatisfy(\.isNumber) {
        put(label.text, label, in: &pages)
      }
    }
    let groups = labels.filter(\.isGroup)
    for (label, number) in zip(groups, romanNumbers(groups)) {
      if let number { put(romans[number - 1], label, in: &pages) }
    }
  }

  /// What rows must be that were misread, by the rows above and below.
  private static func numbers(_ rows: [Label]) -> [Int?] {
    let read = rows.map { label in
      label.text.count <= 3 && label.text.allSatisfy { ("0"..."9").contains($0) }
        ? Int(label.text) : nil
    }
    return rows.indices.map { index in
      // Above the first number stands the head.
      let above =
        read[..<index].contains { $0 != nil } ? read[index - 1] : 0
      guard rows[index].confidence < 0.97, !isHead(rows[index].text), let above,
        read[index] != above + 1
      else {
        return nil
      }
      // The next two rows say the same, or the next one where it is the last.
      let below = read[(index + 1)...].prefix(2)
      let agrees =
        !below.isEmpty
        && below.enumerated().allSatisfy { $1 == nil || $1 == above + 2 + $0 }
        && below.contains { $0 != nil }
      if agrees { return above + 1 }
      // Of the last row only the one above tells.
      let isGuessed =
        rows[index].confidence < (rows[index].text.count == 1 ? 0.8 : 0.6)
        && rows[index].text.allSatisfy { $0.isLetter || $0.isNumber }
      return below.isEmpty && above > 0 && read[index] == nil && isGuessed ? above + 1 : nil
    }
  }

  /// Whether a label is that of the column: `TT`, `STT`.
  private static func isHead(_ text: String) -> Bool {
    text.count > 2 || text.uppercased().contains("TT")
  }

  /// What groups must be whose Roman numbers were misread: those that stand in their places and look as
  /// if that many strokes were read for others.
  private static func romanNumbers(_ groups: [Label]) -> [Int?] {
    let read = groups.map { romans.firstIndex(of: $0.text).map { $0 + 1 } }
    // Letters and figures number groups, too.
    let right = read.indices.count { read[$0] == $0 + 1 }
    let likely = groups.indices.count { looks(groups[$0].text, like: $0 + 1) }
    let hasStrokes = groups.contains { $0.text.contains { "IHl".contains($0) } }
    guard groups.count <= romans.count, right > 0 || groups.count >= 2 && hasStrokes,
      likely == groups.count
    else {
      return groups.map { _ in nil }
    }
    return groups.indices.map { read[$0] == $0 + 1 ? nil : $0 + 1 }
  }

  private static func looks(_ text: String, like number: Int) -> Bool {
    guard number <= romans.count, !text.isEmpty else { return false }
    if text == romans[number - 1] { return true }
    guard let read = strokes(text), let wanted = strokes(romans[number - 1]) else { return false }
    return abs(read - wanted) <= 1
  }

  /// How many strokes a Roman number has, or what may have been one; `nil` for anything else.
  private static func strokes(_ text: String) -> Int? {
    var count = 0
    for letter in text {
      switch letter {
      case "I", "l", "1", "|", "!", "i", "Ì", "Í", "T": count += 1
      case "H", "U", "N", "n", "V", "X", "v", "x", "Y": count += 2
      case "M", "W": count += 3
      default: return nil
      }
    }
    return count
  }

  private static func put(_ text: String, _ label: Label, in pages: inout [Page]) {
    let read = pages[label.page].lines[label.line].words[label.word].form
    pages[label.page].lines[label.line].words[label.word]
      .repair(to: text, insteadOf: read, isMarked: true)
  }
}
