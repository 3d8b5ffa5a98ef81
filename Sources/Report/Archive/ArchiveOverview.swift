import DocumentModel
import VietnameseText

/// What an archive as a whole says, gathered document by document.
///
/// It holds a few numbers a document and a mention, so that archives of any size fit; of dated tasks
/// it keeps those with the latest deadlines.
package struct ArchiveOverview: Sendable {
  /// A document that is mentioned, in the archive or not.
  struct Cited: Hashable, Sendable {
    /// What it is called.
    var name: String
    /// The symbol without marks, case and white space, by which documents of the archive are found.
    var symbolKey: String?
    var identifier: String?
    /// How often it is mentioned.
    var mentions = 0
    /// The documents that mention it, by their index, without repetition.
    var citing: [Int32] = []
  }

  /// A task with a date.
  struct DatedDuty: Hashable, Sendable {
    var document: Int
    var duty: Assignment
    var date: String
  }

  /// How many tasks an agency has, by its part in them.
  struct Load: Hashable, Sendable {
    var lead = 0
    var responsible = 0
    var coordinate = 0
    var total: Int { lead + responsible + coordinate }
  }

  private(set) var entries: [DocumentSummary] = []
  private(set) var cited: [Cited] = []
  private(set) var loads: [String: Load] = [:]
  private(set) var dated: [DatedDuty] = []
  /// How many tasks are due in a month, by `yyyy-MM`.
  private(set) var months: [String: Int] = [:]
  private(set) var mentionCount = 0
  private(set) var dutyCount = 0

  private var indexOfEntry: [String: Int] = [:]
  private var indexOfCited: [String: Int] = [:]
  private let dutyLimit: Int

  /// Creates an overview of nothing.
  package init() { self.init(dutyLimit: 2000) }

  /// - Parameter dutyLimit: how many tasks with a date are kept.
  init(dutyLimit: Int) { self.dutyLimit = dutyLimit }

  /// Adds a document; one that is there already is passed over.
  package mutating func add(_ entry: DocumentSummary) {
    guard indexOfEntry[entry.sha256] == nil else { return }
    indexOfEntry[entry.sha256] = entries.count
    entries.append(entry)
  }

  /// Adds a mention in a document that has been added.
  package mutating func add(_ citation: Citation, in sha256: String) {
    guard citation.role != .self, let document = indexOfEntry[sha256] else { return }
    let symbolKey = citation.symbol.map(Self.key)
    let name = citation.normalForm ?? citation.symbol ?? citation.name ?? citation.text
    let key = citation.id ?? symbolKey ?? name.folded
    let index: Int
    if let known = indexOfCited[key] {
      index = known
    } else {
      index = cited.count
      indexOfCited[key] = index
      cited.append(Cited(name: name, symbolKey: symbolKey, identifier: citation.id))
    }
    mentionCount += 1
    cited[index].mentions += 1
    // The mentions of a document come together.
    if cited[index].citing.last != Int32(document) { cited[index].citing.append(Int32(document)) }
  }

  /// Adds a task of a document that has been added.
  package mutating func add(_ duty: Assignment, in sha256: String) {
    guard let document = indexOfEntry[sha256] else { return }
    dutyCount += 1
    for name in Self.names(duty.agencyNames, duty.agencies) {
      switch duty.role {
      case .lead: loads[name, default: Load()].lead += 1
      case .responsible, .requested: loads[name, default: Load()].responsible += 1
      case .coordinate: loads[name, default: Load()].coordinate += 1
      }
    }
    for name in Self.names(duty.coordinatorNames, duty.coordinators) {
      loads[name, default: Load()].coordinate += 1
    }
    guard let date = duty.deadline?.date else { return }
    months[String(date.prefix(7)), default: 0] += 1
    dated.append(DatedDuty(document: document, duty: duty, date: date))
    if dated.count > 2 * dutyLimit { keepLatest() }
  }

  /// Adds a document with all that it says.
  package mutating func add(_ document: Document) {
    let sha256 = document.source.sha256
    guard indexOfEntry[sha256] == nil else { return }
    add(DocumentSummary(document))
    for citation in document.structure.citations { add(citation, in: sha256) }
    for duty in document.structure.assignments { add(duty, in: sha256) }
  }

  /// How many pages all documents have.
  package var pageCount: Int { entries.reduce(0) { $0 + $1.pages } }

  /// The documents, those with most doubtful words a page first.
  package var mostDoubtful: [DocumentSummary] {
    entries.enumerated().sorted {
      ($1.element.doubtfulPerPage, $0.offset) < ($0.element.doubtfulPerPage, $1.offset)
    }.map(\.element)
  }

  // MARK: For the views

  /// The tasks with the latest deadlines, the earliest of these first, and whether some were left out.
  var timetable: (duties: [DatedDuty], isCut: Bool) {
    var copy = self
    copy.keepLatest()
    return (copy.dated, copy.dated.count < months.values.reduce(0, +))
  }

  /// Which document of the archive is meant, by its index.
  func target(of cited: Cited, in targets: Targets) -> Int? {
    cited.identifier.flatMap { targets.byIdentifier[$0] }
      ?? cited.symbolKey.flatMap { targets.bySymbol[$0] }
  }

  /// Where documents of the archive are found.
  struct Targets {
    var byIdentifier: [String: Int] = [:]
    var bySymbol: [String: Int] = [:]
  }

  var targets: Targets {
    var targets = Targets()
    for (index, entry) in entries.enumerated() {
      if let identifier = entry.identifier { targets.byIdentifier[identifier] = index }
      if let symbol = entry.symbol { targets.bySymbol[Self.key(symbol)] = index }
    }
    return targets
  }

  private mutating func keepLatest() {
    dated.sort { ($0.date, $0.document, $0.duty.line) < ($1.date, $1.document, $1.duty.line) }
    if dated.count > dutyLimit { dated.removeFirst(dated.count - dutyLimit) }
  }

  private static func key(_ symbol: String) -> String {
    symbol.folded.filter { !$0.isWhitespace }
  }

  /// Where there are no canonical names, the printed ones count.
  private static func names(_ canonical: [AgencyName], _ printed: [String]) -> [String] {
    canonical.isEmpty ? printed : canonical.map(\.name)
  }
}

extension DocumentSummary {
  /// Doubtful words a page.
  var doubtfulPerPage: Double { Double(doubtfulWords) / Double(max(1, pages)) }
  /// The year of issue.
  var year: Int? { date.flatMap { Int($0.prefix(4)) } }
  /// What it is called: its symbol, else its file.
  var name: String {
    symbol ?? path.split(separator: "/").last.map(String.init) ?? path
  }
}
