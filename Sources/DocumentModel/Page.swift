/// One page: lines of words in reading order.
///
/// Extraction makes it, restoration betters its words, structure and export read it.
public struct Page: Codable, Hashable, Sendable {
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

  /// Creates a page.
  public init(
    number: Int, width: Double = 0, height: Double = 0, source: PageSource, reason: String = "",
    lines: [Line] = [], tables: [TableRegion] = []
  ) {
    self.number = number
    self.width = width
    self.height = height
    self.source = source
    self.reason = reason
    self.lines = lines
    self.tables = tables
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
