/// The list of all documents of an output folder, for people and for machines.
///
/// It is written line by line, so that its length takes no memory.
package struct RunIndex<Options: Encodable & Sendable>: Sendable {
  /// The name and version of the JSON form.
  package static var schema: String { "dau.index/1" }

  /// Calls what it is given with each document, ordered by path.
  package typealias Documents = (_ each: (IndexedDocument) throws -> Void) throws -> Void

  /// The program that wrote it, with its version.
  package var generator: String
  /// The options of the run.
  package var options: Options

  /// Creates an index.
  package init(generator: String, options: Options) {
    self.generator = generator
    self.options = options
  }

  /// Writes the index as JSON, with a line for each document.
  package func json(_ documents: Documents, add: @escaping (String) throws -> Void) throws {
    var head = StableJSON()
    try head.add("schema", Self.schema)
    try head.add("generator", generator)
    try head.add("options", options)
    try head.stream("documents", documents, add: add)
  }

  /// Writes the index as a Markdown table with links to the readable outputs.
  package func markdown(_ documents: Documents, add: @escaping (String) throws -> Void) throws {
    var builder = MarkdownBuilder()
    builder.heading(1, "Danh mục văn bản")
    builder.table(
      head: [
        "Số, ký hiệu", "Ngày ban hành", "Tên loại", "Trích yếu", "Trang", "Từ đáng ngờ", "Tệp",
      ],
      rows: [])
    try add(builder.text)
    try documents { document in
      let link = document.outputs.first { $0.hasSuffix(".md") } ?? document.outputs.first
      let file = MarkdownText.inline(document.path)
      let cells = [
        MarkdownText.inline(document.symbol ?? ""), MarkdownText.inline(document.date ?? ""),
        MarkdownText.inline(document.type ?? ""), MarkdownText.inline(document.title ?? ""),
        "\(document.pages)", "\(document.doubtfulWords)",
        link.map { "[\(file)](<\(Self.linkTarget($0))>)" } ?? file,
      ]
      try add(MarkdownBuilder.row(cells) + "\n")
    }
  }

  private static func linkTarget(_ path: String) -> String {
    var target = ""
    for character in path {
      if "<>\\|\n\r".contains(character) {
        for byte in character.utf8 {
          target += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
      } else {
        target.append(character)
      }
    }
    return target
  }
}
