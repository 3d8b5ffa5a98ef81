/// The list of all documents that a run converted, for people and for machines.
public struct RunIndex<Options: Encodable & Sendable>: Sendable {
  /// The name and version of the JSON form.
  public static var schema: String { "dau.index/1" }

  /// The program that wrote it, with its version.
  public var generator: String
  /// The options of the run.
  public var options: Options
  /// The documents, ordered by path.
  public var documents: [IndexedDocument]

  /// Creates an index.
  public init(generator: String, options: Options, documents: [IndexedDocument]) {
    self.generator = generator
    self.options = options
    self.documents = documents
  }

  /// The index as JSON, with a line for each document.
  public func json() throws -> String {
    var json = StableJSON()
    try json.add("schema", Self.schema)
    try json.add("generator", generator)
    try json.add("options", options)
    try json.add("documents", lines: documents)
    return json.text
  }

  /// The index as a Markdown table with links to the readable outputs.
  public func markdown() -> String {
    var builder = MarkdownBuilder()
    builder.heading(1, "Danh mục văn bản")
    builder.table(
      head: ["Số, ký hiệu", "Ngày", "Tên loại", "Trích yếu", "Trang", "Từ nghi ngờ", "Tệp"],
      rows: documents.map { document in
        let link = document.outputs.first { $0.hasSuffix(".md") } ?? document.outputs.first
        let file = MarkdownText.inline(document.path)
        return [
          MarkdownText.inline(document.symbol ?? ""), MarkdownText.inline(document.date ?? ""),
          MarkdownText.inline(document.type ?? ""), MarkdownText.inline(document.title ?? ""),
          "\(document.pages)", "\(document.doubtfulWords)",
          link.map { "[\(file)](<\(Self.linkTarget($0))>)" } ?? file,
        ]
      })
    return builder.text
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

/// A document of a run, as the index lists it.
public struct IndexedDocument: Codable, Hashable, Sendable {
  /// Path of the input as given.
  public var path: String
  /// SHA-256 of the input's bytes.
  public var sha256: String
  /// How many pages it has.
  public var pages: Int
  /// Tên loại.
  public var type: String?
  /// Số, ký hiệu.
  public var symbol: String?
  /// Date of issue as `yyyy-MM-dd`.
  public var date: String?
  /// Trích yếu.
  public var title: String?
  /// Paths of what was written, relative to the output folder.
  public var outputs: [String]
  /// How many words someone should look at.
  public var doubtfulWords: Int
  /// How many pages could not be read.
  public var failedPages: Int
  /// What was repaired in the file as a whole.
  public var notes: [String]
  /// How long the conversion took, in seconds.
  public var seconds: Double

  /// Creates an entry.
  public init(
    path: String, sha256: String, pages: Int, type: String? = nil, symbol: String? = nil,
    date: String? = nil, title: String? = nil, outputs: [String], doubtfulWords: Int,
    failedPages: Int = 0, notes: [String] = [], seconds: Double
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
    self.seconds = seconds
  }
}
