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
