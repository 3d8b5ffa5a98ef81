/// Blocks of Markdown, with the blank lines between them that Markdown needs.
struct MarkdownBuilder {
  private(set) var text = ""
  private var inList = false

  /// Adds a heading of level 1 to 6; `content` is escaped already.
  mutating func heading(_ level: Int, _ content: String) {
    block(String(repeating: "#", count: min(max(level, 1), 6)) + " " + content)
  }

  /// Adds a paragraph; `content` is escaped already.
  mutating func paragraph(_ content: String) {
    if !content.isEmpty { block(content) }
  }

  /// Adds an item of a list; deeper items belong to the nearest shallower one before them.
  mutating func item(depth: Int, _ content: String) {
    if !inList, !text.isEmpty { text += "\n" }
    text += String(repeating: "  ", count: depth) + "- " + content + "\n"
    inList = true
  }

  /// Adds a table; cells are escaped already, rows may be shorter than the head.
  mutating func table(
    head: [String], rows: [[String]], alignment: String = "---"
  ) {
    let width = max(head.count, rows.lazy.map(\.count).max() ?? 0)
    guard width > 0 else { return }
    func padded(_ cells: [String]) -> String {
      Self.row(cells + Array(repeating: "", count: width - cells.count))
    }
    let rule = Self.row(Array(repeating: alignment, count: width))
    block(([padded(head), rule] + rows.map(padded)).joined(separator: "\n"))
  }

  /// A row of a table; cells are escaped already, and as many as the head has.
  static func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }

  private mutating func block(_ content: String) {
    if !text.isEmpty { text += "\n" }
    text += content + "\n"
    inList = false
  }
}
