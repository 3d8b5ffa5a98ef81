import DocumentModel

/// A document's structure as a scorer reads it: a reference written by hand, or `dau`'s own JSON.
///
/// Every field may be missing and unknown fields are skipped, so that references may say less than
/// documents, and documents more than this version knows.
public struct ReferenceStructure: Hashable, Sendable, Decodable {
  /// The head's fields.
  public var header = Header()
  /// Labelled units in reading order.
  public var sections: [Unit] = []
  /// Mentions of documents in reading order.
  public var citations: [Mention] = []
  /// Tasks.
  public var assignments: [Task] = []
  /// Tables.
  public var tables: [Grid] = []
  /// Who signed.
  public var signature = Signature()
  /// Recipients in order.
  public var recipients: [String] = []

  /// A labelled unit.
  public struct Unit: Hashable, Sendable, Decodable {
    /// What sort of unit: a raw value of `Section.Kind`.
    public var kind: String?
    /// The printed label.
    public var label: String?
    /// The labels from the outermost unit to this one.
    public var path: [String]?
    /// The title phrase.
    public var heading: String?
    /// The running text; references leave it out.
    public var text: String?
    /// 1-based line of the text on which the unit starts.
    public var line: Int?
  }

  /// A mention of a document.
  public struct Mention: Hashable, Sendable, Decodable {
    /// Tên loại.
    public var type: String?
    /// Số, ký hiệu.
    public var symbol: String?
    /// Of a law, its name.
    public var name: String?
    /// Date of issue as `yyyy-MM-dd`.
    public var date: String?
    /// Who issued it.
    public var issuer: String?
    /// Of a law mentioned by year, the year.
    public var year: Int?
    /// A raw value of `Citation.Role`.
    public var role: String?
    /// The mention as printed.
    public var text: String?
    /// 1-based line of the text on which the mention starts.
    public var line: Int?
  }

  /// Who must do what.
  public struct Task: Hashable, Sendable {
    /// Who.
    public var agencies: [String] = []
    /// A raw value of `Assignment.Role`.
    public var role: String?
    /// What.
    public var task: String?
    /// With whom.
    public var coordinators: [String] = []
    /// By when, as printed.
    public var deadline: String?
    /// What comes of it.
    public var product: String?
    /// Path of the unit that says so.
    public var path: [String]?
    /// 1-based line of the text on which the task starts.
    public var line: Int?
  }

  /// A table as rows of cells.
  public struct Grid: Hashable, Sendable, Decodable {
    /// The head row.
    public var columns: [String?]?
    /// The rows below it.
    public var rows: [[String?]]?
    /// 1-based line of the text on which the table starts.
    public var line: Int?
  }

  private enum CodingKeys: String, CodingKey {
    case header, sections, citations, assignments, tables, signature, recipients
  }

  /// Reads what is there.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    func value<Value: Decodable>(_ key: CodingKeys, or missing: Value) throws -> Value {
      try container.decodeIfPresent(Value.self, forKey: key) ?? missing
    }
    header = try value(.header, or: Header())
    sections = try value(.sections, or: [])
    citations = try value(.citations, or: [])
    assignments = try value(.assignments, or: [])
    tables = try value(.tables, or: [])
    signature = try value(.signature, or: Signature())
    recipients = try value(.recipients, or: [])
  }

  /// The structure of a document in this form.
  public init(_ structure: DocumentStructure) {
    header = structure.header
    signature = structure.signature
    recipients = structure.recipients
    sections = structure.sections.map {
      Unit(
        kind: $0.kind.rawValue, label: $0.label, path: $0.path, heading: $0.heading,
        text: $0.text, line: $0.line)
    }
    citations = structure.citations.map {
      Mention(
        type: $0.type, symbol: $0.symbol, name: $0.name, date: $0.date, issuer: $0.issuer,
        year: $0.year, role: $0.role.rawValue, text: $0.text, line: $0.line)
    }
    assignments = structure.assignments.map {
      Task(
        agencies: $0.agencies, role: $0.role.rawValue, task: $0.task,
        coordinators: $0.coordinators, deadline: $0.deadline?.text, product: $0.product,
        path: $0.path, line: $0.line)
    }
    tables = structure.tables.map { Grid(columns: $0.columns, rows: $0.rows, line: $0.line) }
  }
}

extension ReferenceStructure.Task: Decodable {
  private enum CodingKeys: String, CodingKey {
    case agencies, role, task, coordinators, deadline, product, path, line
  }

  private struct DeadlineText: Decodable {
    var text: String?
  }

  /// Reads what is there; a deadline is a string or an object with a `text`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    agencies = try container.decodeIfPresent([String].self, forKey: .agencies) ?? []
    role = try container.decodeIfPresent(String.self, forKey: .role)
    task = try container.decodeIfPresent(String.self, forKey: .task)
    coordinators = try container.decodeIfPresent([String].self, forKey: .coordinators) ?? []
    if let text = try? container.decodeIfPresent(String.self, forKey: .deadline) {
      deadline = text
    } else {
      deadline = try container.decodeIfPresent(DeadlineText.self, forKey: .deadline)?.text
    }
    product = try container.decodeIfPresent(String.self, forKey: .product)
    path = try container.decodeIfPresent([String].self, forKey: .path)
    line = try container.decodeIfPresent(Int.self, forKey: .line)
  }
}
