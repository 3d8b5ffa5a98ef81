/// One page: lines of words in reading order.
///
/// Extraction makes it, restoration betters its words, structure and export read it.
public struct Page: Hashable, Sendable {
  /// 1-based number in the source document.
  public var number: Int
  /// Width in points; 0 for plain text.
  public var width: Double
  /// Height in points; 0 for plain text.
  public var height: Double
  /// Where the text came from.
  public var source: PageSource
  /// Why that source was chosen, for a reader.
  public var reason: String
  /// The lines in reading order; a line without words is a blank line.
  public var lines: [Line]
  /// The tables found by their geometry; their cells name lines of this page.
  public var tables: [TableRegion]
  /// The notes at its foot; they name lines of this page, behind those of the body.
  public var footnotes: [Footnote]

  /// Creates a page.
  public init(
    number: Int, width: Double = 0, height: Double = 0, source: PageSource, reason: String = "",
    lines: [Line] = [], tables: [TableRegion] = [], footnotes: [Footnote] = []
  ) {
    self.number = number
    self.width = width
    self.height = height
    self.source = source
    self.reason = reason
    self.lines = lines
    self.tables = tables
    self.footnotes = footnotes
  }

  /// The page's text: its lines joined by line feeds.
  public var text: String {
    lines.map(\.text).joined(separator: "\n")
  }

  /// How many words someone should look at.
  public var doubtfulWords: Int {
    lines.reduce(0) { $0 + $1.words.count { $0.flags.contains(.doubtful) } }
  }
}

extension Page: Codable {
  enum CodingKeys: String, CodingKey {
    case number, width, height, source, reason, lines, tables, footnotes
  }

  /// Reads what `encode(to:)` writes.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    number = try container.decode(Int.self, forKey: .number)
    width = try container.decode(Double.self, forKey: .width)
    height = try container.decode(Double.self, forKey: .height)
    source = try container.decode(PageSource.self, forKey: .source)
    reason = try container.decode(String.self, forKey: .reason)
    lines = try container.decode([Line].self, forKey: .lines)
    tables = try container.decode([TableRegion].self, forKey: .tables)
    footnotes = try container.decodeIfPresent([Footnote].self, forKey: .footnotes) ?? []
  }

  /// Writes footnotes only where there are some: few pages have any.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(number, forKey: .number)
    try container.encode(width, forKey: .width)
    try container.encode(height, forKey: .height)
    try container.encode(source, forKey: .source)
    try container.encode(reason, forKey: .reason)
    try container.encode(lines, forKey: .lines)
    try container.encode(tables, forKey: .tables)
    if !footnotes.isEmpty { try container.encode(footnotes, forKey: .footnotes) }
  }
}

extension Page {
  /// Puts a line in at a place; tables and footnotes keep the lines that they name.
  public mutating func insert(_ line: Line, at place: Int) {
    lines.insert(line, at: place)
    func moved(_ indices: [Int]) -> [Int] { indices.map { $0 >= place ? $0 + 1 : $0 } }
    for table in tables.indices {
      for cell in tables[table].cells.indices {
        tables[table].cells[cell].lines = moved(tables[table].cells[cell].lines)
      }
    }
    for note in footnotes.indices { footnotes[note].lines = moved(footnotes[note].lines) }
  }
}
