/// A whole document: where it came from, its text, its structure, and its pages.
public struct Document: Hashable, Sendable {
  /// The name and version of the JSON form.
  public static let schema = "dau.document/1"

  /// Where it came from.
  public var source: DocumentSource
  /// The restored text, pages separated by form feeds.
  public var text: String
  /// What was found in the text.
  public var structure: DocumentStructure
  /// The pages with their lines and words.
  public var pages: [Page]

  /// Creates a document.
  public init(source: DocumentSource, text: String, structure: DocumentStructure, pages: [Page]) {
    self.source = source
    self.text = text
    self.structure = structure
    self.pages = pages
  }
}

extension Document {
  /// The text page by page, cut from the whole at its form feeds.
  ///
  /// - Complexity: O(*n*) in its length.
  package var pageTexts: [String] {
    let parts = text.utf8.split(separator: 0x0C, omittingEmptySubsequences: false)
    // A line feed stands before the form feed of a page; others are the text's own.
    guard parts.count == pages.count, parts.dropLast().allSatisfy({ $0.last == 0x0A }) else {
      return pages.map(\.text)
    }
    return parts.enumerated().map { index, part in
      String(Substring(index + 1 < parts.count ? part.dropLast() : part))
    }
  }
}

extension Document: Codable {
  enum CodingKeys: String, CodingKey {
    case schema, source, text, header, bases, sections, citations, assignments, tables, appendices
    case signature, recipients, account, pages
  }

  /// Reads the form that `encode(to:)` writes; another schema is an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let schema = try container.decode(String.self, forKey: .schema)
    guard schema == Document.schema else {
      throw DecodingError.dataCorruptedError(
        forKey: .schema, in: container,
        debugDescription: "expected \(Document.schema), found \(schema)")
    }
    source = try container.decode(DocumentSource.self, forKey: .source)
    text = try container.decode(String.self, forKey: .text)
    structure = DocumentStructure()
    structure.header = try container.decode(Header.self, forKey: .header)
    structure.bases = try container.decodeIfPresent([Basis].self, forKey: .bases) ?? []
    structure.sections = try container.decode([Section].self, forKey: .sections)
    structure.citations = try container.decode([Citation].self, forKey: .citations)
    structure.assignments = try container.decode([Assignment].self, forKey: .assignments)
    structure.tables = try container.decode([Table].self, forKey: .tables)
    structure.appendices = try container.decode([Appendix].self, forKey: .appendices)
    structure.signature = try container.decode(Signature.self, forKey: .signature)
    structure.recipients = try container.decode([String].self, forKey: .recipients)
    structure.account = try container.decodeIfPresent([TextSpan].self, forKey: .account) ?? []
    pages = try container.decode([Page].self, forKey: .pages)
  }

  /// Writes the flat form of the contract: the structure's parts stand beside `source` and `text`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(Document.schema, forKey: .schema)
    try container.encode(source, forKey: .source)
    try container.encode(text, forKey: .text)
    try container.encode(structure.header, forKey: .header)
    try container.encode(structure.bases, forKey: .bases)
    try container.encode(structure.sections, forKey: .sections)
    try container.encode(structure.citations, forKey: .citations)
    try container.encode(structure.assignments, forKey: .assignments)
    try container.encode(structure.tables, forKey: .tables)
    try container.encode(structure.appendices, forKey: .appendices)
    try container.encode(structure.signature, forKey: .signature)
    try container.encode(structure.recipients, forKey: .recipients)
    try container.encode(structure.account, forKey: .account)
    try container.encode(pages, forKey: .pages)
  }
}
