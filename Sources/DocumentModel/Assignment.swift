/// By when a task is due.
public struct Deadline: Codable, Hashable, Sendable {
  /// The words as printed: `trước ngày 15/6/2024`.
  public var text: String
  /// The last day as `yyyy-MM-dd`, where the words name one.
  public var date: String?
  /// How often the task recurs (`hằng tháng`), where the words say so.
  public var recurrence: String?

  /// Creates a deadline.
  public init(text: String, date: String? = nil, recurrence: String? = nil) {
    self.text = text
    self.date = date
    self.recurrence = recurrence
  }
}

/// Who must do what, and by when.
public struct Assignment: Hashable, Sendable {
  /// What part the agencies have in the task.
  public enum Role: String, Codable, Hashable, Sendable, CaseIterable {
    /// Chủ trì.
    case lead
    /// The task is theirs without a word of who leads.
    case responsible
    /// Only phối hợp.
    case coordinate
    /// Đề nghị: asked, not ordered.
    case requested
  }

  /// Who, as printed.
  public var agencies: [String]
  /// What part they have.
  public var role: Role
  /// What is to be done.
  public var task: String
  /// Those after `phối hợp với`.
  public var coordinators: [String]
  /// By when.
  public var deadline: Deadline?
  /// What comes of it.
  public var product: String?
  /// Path of the unit that says so.
  public var path: [String]
  /// 1-based line of the document's text on which the task starts.
  public var line: Int
  /// 1-based page, where the source has pages.
  public var page: Int?

  /// Creates an assignment.
  public init(
    agencies: [String], role: Role, task: String, coordinators: [String] = [],
    deadline: Deadline? = nil, product: String? = nil, path: [String], line: Int, page: Int? = nil
  ) {
    self.agencies = agencies
    self.role = role
    self.task = task
    self.coordinators = coordinators
    self.deadline = deadline
    self.product = product
    self.path = path
    self.line = line
    self.page = page
  }
}

extension Assignment: Codable {
  enum CodingKeys: String, CodingKey {
    case agencies, role, task, coordinators, deadline, product, path, line, page
  }

  /// Writes every field but the page even where it is `null`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(agencies, forKey: .agencies)
    try container.encode(role, forKey: .role)
    try container.encode(task, forKey: .task)
    try container.encode(coordinators, forKey: .coordinators)
    try container.encode(deadline, forKey: .deadline)
    try container.encode(product, forKey: .product)
    try container.encode(path, forKey: .path)
    try container.encode(line, forKey: .line)
    try container.encodeIfPresent(page, forKey: .page)
  }
}
