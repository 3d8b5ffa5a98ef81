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
  /// The same, each by its one canonical name.
  public var agencyNames: [AgencyName]
  /// What part they have.
  public var role: Role
  /// What is to be done.
  public var task: String
  /// Those after `phối hợp với`.
  public var coordinators: [String]
  /// The same, each by its one canonical name.
  public var coordinatorNames: [AgencyName]
  /// By when.
  public var deadline: Deadline?
  /// What comes of it.
  public var product: String?
  /// How much is to be reached.
  public var targets: [Target]
  /// Who pays, as printed.
  public var budget: String?
  /// Path of the unit that says so.
  public var path: [String]
  /// 1-based line of the document's text on which the task starts.
  public var line: Int
  /// 1-based page, where the source has pages.
  public var page: Int?

  /// Creates an assignment.
  public init(
    agencies: [String], agencyNames: [AgencyName] = [], role: Role, task: String,
    coordinators: [String] = [], coordinatorNames: [AgencyName] = [], deadline: Deadline? = nil,
    product: String? = nil, targets: [Target] = [], budget: String? = nil, path: [String],
    line: Int, page: Int? = nil
  ) {
    self.agencies = agencies
    self.agencyNames = agencyNames
    self.role = role
    self.task = task
    self.coordinators = coordinators
    self.coordinatorNames = coordinatorNames
    self.deadline = deadline
    self.product = product
    self.targets = targets
    self.budget = budget
    self.path = path
    self.line = line
    self.page = page
  }
}

extension Assignment: Codable {
  enum CodingKeys: String, CodingKey {
    case agencies, agencyNames, role, task, coordinators, coordinatorNames, deadline, product
    case targets, budget, path, line, page
  }

  /// Reads what `encode(to:)` writes; fields that older files have not are empty.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      agencies: try container.decode([String].self, forKey: .agencies),
      agencyNames: try container.decodeIfPresent([AgencyName].self, forKey: .agencyNames) ?? [],
      role: try container.decode(Role.self, forKey: .role),
      task: try container.decode(String.self, forKey: .task),
      coordinators: try container.decode([String].self, forKey: .coordinators),
      coordinatorNames: try container.decodeIfPresent(
        [AgencyName].self, forKey: .coordinatorNames) ?? [],
      deadline: try container.decodeIfPresent(Deadline.self, forKey: .deadline),
      product: try container.decodeIfPresent(String.self, forKey: .product),
      targets: try container.decodeIfPresent([Target].self, forKey: .targets) ?? [],
      budget: try container.decodeIfPresent(String.self, forKey: .budget),
      path: try container.decode([String].self, forKey: .path),
      line: try container.decode(Int.self, forKey: .line),
      page: try container.decodeIfPresent(Int.self, forKey: .page))
  }

  /// Writes every field but the page even where it is `null`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(agencies, forKey: .agencies)
    try container.encode(agencyNames, forKey: .agencyNames)
    try container.encode(role, forKey: .role)
    try container.encode(task, forKey: .task)
    try container.encode(coordinators, forKey: .coordinators)
    try container.encode(coordinatorNames, forKey: .coordinatorNames)
    try container.encode(deadline, forKey: .deadline)
    try container.encode(product, forKey: .product)
    try container.encode(targets, forKey: .targets)
    try container.encode(budget, forKey: .budget)
    try container.encode(path, forKey: .path)
    try container.encode(line, forKey: .line)
    try container.encodeIfPresent(page, forKey: .page)
  }
}
