/// A table as data: the head row and the rows below it.
public struct Table: Codable, Hashable, Sendable {
  /// The cells of the head row.
  public var columns: [String]
  /// The rows below it; every row has as many cells as there are columns.
  public var rows: [[String]]
  /// 1-based line of the document's text on which the table starts.
  public var line: Int
  /// 1-based number of the page on which the table starts, where there are pages.
  public var page: Int?
  /// Place on that page.
  public var box: Box?

  /// Creates a table.
  public init(
    columns: [String], rows: [[String]], line: Int, page: Int? = nil, box: Box? = nil
  ) {
    self.columns = columns
    self.rows = rows
    self.line = line
    self.page = page
    self.box = box
  }
}

/// A table as extraction found it on a page, before its text is restored.
///
/// The cells name lines of the page by index, so that restoration, which works on lines, reaches
/// the text in them and nothing is said twice.
public struct TableRegion: Codable, Hashable, Sendable {
  /// One cell of the grid.
  public struct Cell: Codable, Hashable, Sendable {
    /// 0-based row of the cell's top left corner.
    public var row: Int
    /// 0-based column of the cell's top left corner.
    public var column: Int
    /// How many rows it covers.
    public var rowSpan: Int
    /// How many columns it covers.
    public var columnSpan: Int
    /// Indices into the page's `lines`, in reading order.
    public var lines: [Int]
    /// Place on the page.
    public var box: Box?

    /// Creates a cell.
    public init(
      row: Int, column: Int, rowSpan: Int = 1, columnSpan: Int = 1, lines: [Int], box: Box? = nil
    ) {
      self.row = row
      self.column = column
      self.rowSpan = rowSpan
      self.columnSpan = columnSpan
      self.lines = lines
      self.box = box
    }
  }

  /// How many rows the grid has.
  public var rowCount: Int
  /// How many columns the grid has.
  public var columnCount: Int
  /// The cells, row by row.
  public var cells: [Cell]
  /// Place on the page.
  public var box: Box?

  /// Creates a region.
  public init(rowCount: Int, columnCount: Int, cells: [Cell], box: Box? = nil) {
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.cells = cells
    self.box = box
  }
}
