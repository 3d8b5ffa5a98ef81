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

/// A document of an output folder, as the index lists it.
package struct IndexedDocument: Codable, Hashable, Sendable {
  /// Path of the input as given.
  package var path: String
  /// SHA-256 of the input's bytes.
  package var sha256: String
  /// How many pages it has.
  package var pages: Int
  /// Tên loại.
  package var type: String?
  /// Số, ký hiệu.
  package var symbol: String?
  /// Date of issue as `yyyy-MM-dd`.
  package var date: String?
  /// Trích yếu.
  package var title: String?
  /// Paths of what was written, relative to the output folder.
  package var outputs: [String]
  /// How many words someone should look at.
  package var doubtfulWords: Int
  /// How many pages could not be read.
  package var failedPages: Int
  /// What was repaired in the file as a whole.
  package var notes: [String]
  /// Path of the input with the same content whose outputs these are, where it is another one.
  package var duplicateOf: String?

  /// Creates an entry.
  package init(
    path: String, sha256: String, pages: Int, type: String? = nil, symbol: String? = nil,
    date: String? = nil, title: String? = nil, outputs: [String], doubtfulWords: Int,
    failedPages: Int = 0, notes: [String] = [], duplicateOf: String? = nil
  ) {
    self.path = path
    self.sha256 = sha256
    self.pages = pages
    self.type = type
    self.symbol = symbol
    self.date = date
    self.title = title
    self.outputs = outputs
    self.doubtfulWords = doubtfulWords
    self.failedPages = failedPages
    self.notes = notes
    self.duplicateOf = duplicateOf
  }
}
