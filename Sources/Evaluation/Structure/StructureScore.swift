import DocumentModel

/// How far a document's structure agrees with a reference.
///
/// Things are matched by their words in reading order, not by their lines, so that text files and
/// page images are scored alike: two strings match where their folded letters resemble each other
/// by at least 0.8. Rows stand for the head, the signature, sections, citations, assignments,
/// recipients and table cells; below a row, indented, the fields of the things that matched.
public struct StructureScore: Hashable, Sendable {
  /// The rows in order.
  public private(set) var rows: [Tally] = []

  /// A score of nothing, to which others are added.
  public init() {}

  /// Compares a document with its reference.
  ///
  /// - Parameters:
  ///   - reference: What is true.
  ///   - gold: The text to whose lines the reference's sections refer.
  ///   - document: What was found.
  /// - Throws: `StructureScoreError` where the reference does not belong to the gold text.
  /// - Complexity: O(*n* · *m*) in the numbers of sections, of citations, and of table cells.
  public init(
    reference: ReferenceStructure, gold: String, document: ReferenceStructure
  ) throws(StructureScoreError) {
    scoreHeader(reference.header, document.header)
    scoreSignature(reference.signature, document.signature)
    try scoreSections(reference.sections, gold.scoredLines, document.sections)
    scoreCitations(reference.citations, document.citations)
    scoreAssignments(reference.assignments, document.assignments)
    scoreRecipients(reference.recipients, document.recipients)
    scoreCells(reference.tables, document.tables)
  }

  /// Compares a document with its reference.
  ///
  /// - Throws: `StructureScoreError` where the reference does not belong to the gold text.
  public init(
    reference: ReferenceStructure, gold: String, document: Document
  ) throws(StructureScoreError) {
    try self.init(
      reference: reference, gold: gold, document: ReferenceStructure(document.structure))
  }

  /// The row with this name, without the spaces before it.
  public func row(_ name: String) -> Tally? {
    rows.first { $0.name.drop(while: { $0 == " " }) == name }
  }

  /// Adds the figures of another score.
  public static func += (total: inout StructureScore, score: StructureScore) {
    for row in score.rows {
      total.add(row.name, right: row.right, said: row.said, actual: row.actual)
    }
  }

  /// The rows as a table, one a line; no line feed at the end.
  public func formatted() -> String {
    rows.map { $0.formatted() }.joined(separator: "\n")
  }

  private mutating func add(_ name: String, right: Int, said: Int, actual: Int) {
    guard let index = rows.firstIndex(where: { $0.name == name }) else {
      rows.append(Tally(name: name, right: right, said: said, actual: actual))
      return
    }
    rows[index].right += right
    rows[index].said += said
    rows[index].actual += actual
  }

  /// Adds a row that counts in how many of some pairs a field is right.
  private mutating func addField<Pair>(
    _ name: String, of pairs: [Pair], where isRight: (Pair) -> Bool
  ) {
    add(name, right: pairs.count(where: isRight), said: pairs.count, actual: pairs.count)
  }
}

// MARK: - Head and foot

extension StructureScore {
  private mutating func scoreHeader(_ reference: Header, _ document: Header) {
    let fields: [KeyPath<Header, String?>] = [
      \.parentBody, \.issuer, \.symbol, \.place, \.date, \.type, \.title,
    ]
    // A question mark stands for what the page does not settle.
    let known = fields.filter { field in
      guard let value = reference[keyPath: field], !value.isEmpty else { return false }
      return !value.contains("?")
    }
    addField("header", of: known) { saySame(reference[keyPath: $0], document[keyPath: $0]) }
  }

  private mutating func scoreSignature(_ reference: Signature, _ document: Signature) {
    let fields: [KeyPath<Signature, String?>] = [\.authority, \.capacity, \.signer]
    let known = fields.filter { reference[keyPath: $0]?.isEmpty == false }
    addField("signature", of: known) { saySame(reference[keyPath: $0], document[keyPath: $0]) }
  }

  private mutating func scoreRecipients(_ reference: [String], _ document: [String]) {
    let (left, right) = (reference.map { LetterKey($0) }, document.map { LetterKey($0) })
    let pairs = Pairing.inOrder(left, right) { $0.isAlike($1, least: 0.85) }
    add("recipients", right: pairs.count, said: right.count, actual: left.count)
  }
}

// MARK: - Body

extension StructureScore {
  private mutating func scoreSections(
    _ reference: [ReferenceStructure.Unit], _ lines: [String],
    _ document: [ReferenceStructure.Unit]
  ) throws(StructureScoreError) {
    var left: [LetterKey] = []
    for unit in reference {
      guard let line = unit.line, line >= 1, line <= lines.count else {
        throw .lineOutOfRange(line: unit.line, lines: lines.count)
      }
      left.append(LetterKey(lines[line - 1]).prefix(36))
    }
    let right = document.map { LetterKey(StructureScore.firstWords(of: $0)).prefix(36) }
    let pairs = Pairing.inOrder(left, right) { $0.startsLike($1, longerThan: 0) }
      .map { (reference: reference[$0], document: document[$1]) }
    add("sections", right: pairs.count, said: document.count, actual: reference.count)
    addField("  label and kind", of: pairs) {
      $0.reference.kind == $0.document.kind && $0.reference.label == $0.document.label
    }
    addField("  path", of: pairs) { $0.reference.path == $0.document.path }
    let named = pairs.filter { $0.reference.heading?.isEmpty == false }
    addField("  heading", of: named) { saySame($0.reference.heading, $0.document.heading) }
  }

  private static func firstWords(of unit: ReferenceStructure.Unit) -> String {
    let label =
      switch unit.kind {
      case Section.Kind.indent.rawValue: "-"
      case Section.Kind.subindent.rawValue: "+"
      default: unit.label ?? ""
      }
    return [label, unit.heading ?? "", unit.text ?? ""].filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  private mutating func scoreCitations(
    _ reference: [ReferenceStructure.Mention], _ document: [ReferenceStructure.Mention]
  ) {
    let left = reference.map { NamedMention($0) }
    let right = document.map { NamedMention($0) }
    let pairs = Pairing.inOrder(left, right) { $0.isMet(by: $1) }
      .map { (reference: reference[$0], document: document[$1]) }
    add("citations", right: pairs.count, said: document.count, actual: reference.count)
    let fields: [(String, KeyPath<ReferenceStructure.Mention, String?>)] = [
      ("type", \.type), ("date", \.date), ("issuer", \.issuer), ("role", \.role),
    ]
    for (name, field) in fields {
      addField("  cited " + name, of: pairs) {
        saySame($0.reference[keyPath: field], $0.document[keyPath: field])
      }
    }
  }

  private mutating func scoreAssignments(
    _ reference: [ReferenceStructure.Task], _ document: [ReferenceStructure.Task]
  ) {
    func start(_ task: ReferenceStructure.Task) -> LetterKey {
      LetterKey(task.task ?? "").prefix(60)
    }
    let pairs = Pairing.inAnyOrder(reference.map(start), document.map(start)) {
      $0.startsLike($1, longerThan: 8)
    }.map { (reference: reference[$0], document: document[$1]) }
    func names(_ names: [String]) -> [LetterKey] { names.map { LetterKey($0) }.sorted() }
    add("assignments", right: pairs.count, said: document.count, actual: reference.count)
    addField("  agencies", of: pairs) {
      names($0.reference.agencies) == names($0.document.agencies)
    }
    addField("  assigned role", of: pairs) { $0.reference.role == $0.document.role }
    addField("  coordinators", of: pairs) {
      names($0.reference.coordinators) == names($0.document.coordinators)
    }
    addField("  due", of: pairs) { saySame($0.reference.deadline, $0.document.deadline) }
  }

  private mutating func scoreCells(
    _ reference: [ReferenceStructure.Grid], _ document: [ReferenceStructure.Grid]
  ) {
    func cells(_ tables: [ReferenceStructure.Grid]) -> [LetterKey] {
      tables.flatMap { table in
        ([table.columns ?? []] + (table.rows ?? [])).joined().map { LetterKey($0 ?? "") }
          .filter { !$0.isEmpty }
      }
    }
    let (left, right) = (cells(reference), cells(document))
    guard !left.isEmpty || !right.isEmpty else { return }
    let pairs = Pairing.inOrder(left, right) { $0.isAlike($1, least: 0.9) }
    add("table cells", right: pairs.count, said: right.count, actual: left.count)
  }
}
