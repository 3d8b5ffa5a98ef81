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
