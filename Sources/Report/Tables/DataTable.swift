import DocumentModel

/// A table that the script lets a reader sort and filter.
struct DataTable {
  /// What a column holds.
  enum Kind: String {
    /// Words, sorted by the Vietnamese alphabet.
    case text
    /// Longer words that take the room there is.
    case wide
    /// Numbers and dates, sorted by their value.
    case number
  }

  /// A column; its key names its title among the strings of the interface.
  struct Column {
    var key: String
    var kind: Kind
    /// `ascending` or `descending` where the rows come in the order of this column.
    var order: String?

    init(_ key: String, _ kind: Kind = .text, order: String? = nil) {
      self.key = "column.\(key)"
      self.kind = kind
      self.order = order
    }
  }

  /// A cell.
  enum Cell {
    /// Words of the document.
    case text(String)
    /// Words of the interface, by their keys.
    case strings([String])
    /// A number.
    case number(Int)
    /// A number with one decimal.
    case decimal(Double)
    /// From 0 to 1.
    case probability(Double?)
    /// Something whose order is another than that of its words.
    case sorted(String, by: String)
    /// A place in the report.
    case link(String, to: String)
  }

  var id: String
  var titleKey: String
  var columns: [Column]
  var rows: [[Cell]] = []
  /// Whether rows were left out.
  var isCut = false

  /// A `section` element.
  func html(in language: Language) -> String {
    let columns = columns.map { column -> Templates.Values in
      var values: Templates.Values = [
        "key": column.key, "name": InterfaceStrings.text(column.key, in: language),
        "kind": column.kind.rawValue,
      ]
      if let order = column.order { values["order"] = order }
      return values
    }
    return Templates.render(
      "table",
      [
        "id": id, "titleKey": titleKey, "title": InterfaceStrings.text(titleKey, in: language),
        "count": rows.count, "hasRows": !rows.isEmpty, "isCut": isCut, "columns": columns,
        "rows": rows.map { row($0, language) }.joined(),
      ], in: language)
  }

  private func row(_ cells: [Cell], _ language: Language) -> String {
    var html = "<tr>"
    for (column, cell) in zip(columns, cells) {
      html += Self.html(of: cell, column.kind, language)
    }
    return html + "</tr>\n"
  }

  private static func html(of cell: Cell, _ kind: Kind, _ language: Language) -> String {
    let start = "<td class=\"\(kind.rawValue)\""
    switch cell {
    case .text(let text):
      return "\(start) lang=\"vi\">\(HTMLText.escaped(text))</td>"
    case .strings(let keys):
      let parts = keys.map {
        let text = HTMLText.escaped(InterfaceStrings.text($0, in: language))
        return "<span data-t=\"\(HTMLText.escaped($0))\">\(text)</span>"
      }
      return "\(start)>\(parts.joined(separator: ", "))</td>"
    case .number(let number):
      return "\(start) data-v=\"\(number)\">\(number)</td>"
    case .decimal(let number):
      let text = Decimals.text(number, digits: 1)
      return "\(start) data-v=\"\(text)\">\(localized(text, language))</td>"
    case .probability(let probability):
      guard let probability, probability.isFinite else { return "\(start)></td>" }
      let text = Decimals.text(min(max(probability, 0), 1) * 100, digits: 1)
      return "\(start) data-v=\"\(text)\">\(localized(text, language)) %</td>"
    case .sorted(let text, let value):
      return "\(start) lang=\"vi\" data-v=\"\(HTMLText.escaped(value))\">"
        + "\(HTMLText.escaped(text))</td>"
    case .link(let text, let target):
      let escaped = HTMLText.escaped(text)
      return "\(start) data-v=\"\(escaped)\">"
        + "<a href=\"#\(HTMLText.escaped(target))\">\(escaped)</a></td>"
    }
  }

  private static func localized(_ decimal: String, _ language: Language) -> String {
    language == .vietnamese ? decimal.replacing(".", with: ",") : decimal
  }
}
