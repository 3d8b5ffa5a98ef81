import DocumentModel

/// Which documents of an archive cite which, and which of the cited are in the archive themselves.
public struct CitationIndex: Hashable, Sendable {
  /// The name and version of the JSON form.
  public static let schema = "dau.citations/1"

  /// A document of the archive.
  public struct Source: Codable, Hashable, Sendable {
    /// Its path.
    public var path: String
    /// Its identifier.
    public var id: String?
    /// Số, ký hiệu.
    public var symbol: String?
    /// How many works it cites.
    public var cites: Int
    /// How many documents of the archive cite it.
    public var citedBy: Int
  }

  /// One mention of a work.
  public struct Mention: Codable, Hashable, Sendable {
    /// Path of the document that mentions it.
    public var path: String
    /// 1-based line there.
    public var line: Int
    /// Why.
    public var role: Citation.Role
    /// The mention as printed.
    public var text: String
    /// The units that are mentioned.
    public var units: [CitedUnit]
  }

  /// A work that is cited.
  public struct Work: Codable, Hashable, Sendable {
    /// The identifier.
    public var id: String
    /// One way of writing for all mentions.
    public var normalForm: String
    /// Path of the document in the archive that it is, if it is there.
    public var path: String?
    /// All mentions, by path and line.
    public var mentions: [Mention]
  }

  /// The documents, by path.
  public private(set) var documents: [Source] = []
  /// The cited works, those cited by most documents first.
  public private(set) var works: [Work] = []

  /// A work while mentions of it are collected.
  private struct Draft {
    var id: String
    var normalForm: String
    var mentions: [Mention] = []
  }

  /// Makes the index of documents.
  ///
  /// A mention that lacks the year or the issuer belongs to the one work of its type and symbol that
  /// the archive knows; where there are several, it stays by itself.
  ///
  /// - Complexity: O(*n* log *n*) in the number of mentions.
  public init(_ archive: [Document]) {
    var ids: [String: String] = [:]
    let archive = archive.sorted { $0.source.path < $1.source.path }
    for document in archive {
      guard let id = document.structure.header.id, ids[id] == nil else { continue }
      ids[id] = document.source.path
    }
    let aliases = Aliases(archive)
    var drafts: [String: Draft] = [:]
    var cites: [String: Set<String>] = [:]
    for document in archive {
      let path = document.source.path
      for citation in document.structure.citations where citation.role != .self {
        guard let printed = citation.id else { continue }
        let id = aliases.resolved(printed)
        if id == document.structure.header.id { continue }
        var draft =
          drafts[id] ?? Draft(id: id, normalForm: citation.normalForm ?? citation.text)
        draft.mentions.append(
          Mention(
            path: path, line: citation.line, role: citation.role, text: citation.text,
            units: citation.units))
        drafts[id] = draft
        cites[path, default: []].insert(id)
      }
    }
    var citedBy: [String: Set<String>] = [:]
    for (path, works) in cites {
      for id in works { citedBy[id, default: []].insert(path) }
    }
    works = drafts.values.map { draft in
      Work(
        id: draft.id, normalForm: draft.normalForm, path: ids[draft.id], mentions: draft.mentions)
    }
    works.sort { one, other in
      let (first, second) = (citedBy[one.id]?.count ?? 0, citedBy[other.id]?.count ?? 0)
      return first == second ? one.id < other.id : first > second
    }
    documents = archive.map { document in
      let id = document.structure.header.id
      return Source(
        path: document.source.path, id: id, symbol: document.structure.header.symbol,
        cites: cites[document.source.path]?.count ?? 0,
        citedBy: id.flatMap { citedBy[$0]?.count } ?? 0)
    }
  }
}

extension CitationIndex: Encodable {
  enum CodingKeys: String, CodingKey { case schema, documents, works }

  /// Writes the schema's name beside the index.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(Self.schema, forKey: .schema)
    try container.encode(documents, forKey: .documents)
    try container.encode(works, forKey: .works)
  }
}
