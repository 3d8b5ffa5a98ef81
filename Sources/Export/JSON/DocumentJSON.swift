import DocumentModel

/// The JSON form of a document, `dau.document/1`.
///
/// The same document always gives the same bytes. Lengths are rounded to a hundredth of a point,
/// probabilities to four decimals.
package enum DocumentJSON {
  /// The document as JSON, with a line feed at its end.
  ///
  /// - Complexity: O(*n*) in the number of words.
  package static func text(of document: Document) throws -> String {
    String(decoding: try bytes(of: document), as: UTF8.self)
  }

  /// The same as UTF-8.
  ///
  /// - Parameter hasHelp: whether other threads may write parts of it.
  static func bytes(of document: Document, hasHelp: Bool = false) throws -> [UInt8] {
    let pages = document.pages
    let parts = hasHelp ? (pages.count + share - 1) / share : min(1, pages.count)
    var head = StableJSON()
    let written = try ParallelParts.results(of: parts + 1, hasHelp: hasHelp) { part in
      if part == 0 { return Part.head(try self.head(of: document)) }
      let size = hasHelp ? share : pages.count
      let first = (part - 1) * size
      return .pages(try PageJSON.lines(of: pages[first..<min(first + size, pages.count)]))
    }
    var lines: [[UInt8]] = []
    for part in written {
      switch part {
      case .head(let json): head = json
      case .pages(let bytes): lines.append(bytes)
      }
    }
    try head.add("pages", written: lines)
    return head.finished()
  }

  /// So many pages are written at a time where there is help.
  private static let share = 32

  private enum Part {
    case head(StableJSON)
    case pages([UInt8])
  }

  /// All but the pages.
  private static func head(of document: Document) throws -> StableJSON {
    let structure = document.structure
    var json = StableJSON()
    try json.add("schema", Document.schema)
    try json.add("source", document.source)
    try json.add("text", document.text)
    try json.add("header", structure.header)
    try json.add("bases", lines: structure.bases)
    try json.add("sections", lines: structure.sections.map(\.rounded))
    try json.add("citations", lines: structure.citations)
    try json.add("assignments", lines: structure.assignments)
    try json.add("tables", lines: structure.tables.map(\.rounded))
    try json.add("appendices", lines: structure.appendices)
    try json.add("signature", structure.signature)
    try json.add("recipients", structure.recipients)
    try json.add("account", lines: structure.account)
    return json
  }
}
