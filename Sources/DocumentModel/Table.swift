/// A table as data: the head row and the rows below it.
public struct Table: Hashable, Sendable {
  /// A cell that covers more than one row or column; its text stands where it begins.
  public struct Span: Codable, Hashable, Sendable {
    /// 0-based row on which it begins, the head row being 0.
    public var row: Int
    /// 0-based column in which it begins.
    public var column: Int
    /// How many rows it covers.
    public var rowSpan: Int
    /// How many columns it covers.
    public var columnSpan: Int

    /// Creates a span.
    public init(row: Int, column: Int, rowSpan: Int, columnSpan: Int) {
      self.row = row
      self.column = column
      self.rowSpan = rowSpan
      self.columnSpan = columnSpan
    }
  }

  /// The cells of the head row.
  public var columns: [String]
  /// The rows below it; every row has as many cells as there are columns.
  public var rows: [[String]]
  /// The cells that cover more than one row or column.
  public var spans: [Span]
  /// 1-based line of the document's text on which the table starts.
  public var line: Int
  /// 1-based number of the page on which the table starts, where there are pages.
  public var page: Int?
  /// Place on that page.
  public var box: Box?

  /// Creates a table.
  public init(
    columns: [String], rows: [[String]], spans: [Span] = [], line: Int, page: Int? = nil,
    box: Box? = nil
  ) {
    self.columns = columns
    self.rows = rows
    self.spans = spans
    self.line = line
    self.page = page
    self.box = box
  }
}

extension Table: Codable {
  enum CodingKeys: String, CodingKey {
    case columns, rows, spans, line, page, box
  }

  /// Reads what `encode(to:)` writes.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    columns = try container.decode([String].self, forKey: .columns)
    rows = try container.decode([[String]].self, forKey: .rows)
    spans = try container.decodeIfPresent([Span].self, forKey: .spans) ?? []
    line = try container.decode(Int.self, forKey: .line)
    page = try container.decodeIfPresent(Int.self, forKey: .page)
    box = try container.decodeIfPresent(Box.self, forKey: .box)
  }

  /// Writes spans only where there are some.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(columns, forKey: .columns)
    try container.encode(rows, forKey: .rows)
    if !spans.isEmpty { try container.encode(spans, forKey: .spans) }
    try container.encode(line, forKey: .line)
    try container.encodeIfPresent(page, forKey: .page)
    try container.encodeIfPresent(box, forKey: .box)
  }
}
