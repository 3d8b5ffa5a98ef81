/// A table of rows as it leaves the catalogue for other systems.
package enum RowTable: String, Hashable, Sendable, CaseIterable {
  /// The documents, each content once.
  case documents
  /// Their text page by page.
  case pages
  /// Their labelled units.
  case sections
  /// The documents that they mention, with the SHA-256 of those that the archive has.
  case citations
  /// Who must do what by when.
  case responsibilities
  /// The words that someone should look at.
  case doubts

  /// A column.
  package struct Column: Hashable, Sendable {
    /// Its name.
    package var name: String
    /// What its values are.
    package var kind: Kind
  }

  /// What the values of a column are.
  package enum Kind: Hashable, Sendable {
    /// Text, or nothing.
    case text
    /// A whole number, or nothing.
    case integer
    /// A number, or nothing.
    case real
    /// A list of texts.
    case list
  }

  /// Its columns in order.
  package var columns: [Column] {
    let names: [(String, Kind)] =
      switch self {
      case .documents:
        [
          ("sha256", .text), ("path", .text), ("pages", .integer), ("type", .text),
          ("symbol", .text), ("date", .text), ("year", .integer), ("place", .text),
          ("parentBody", .text), ("issuer", .text), ("title", .text), ("authority", .text),
          ("capacity", .text), ("signer", .text), ("recipients", .list),
          ("doubtfulWords", .integer), ("failedPages", .integer), ("notes", .list),
          ("identifier", .text),
        ]
      case .pages: [("document", .text), ("number", .integer), ("source", .text), ("text", .text)]
      case .sections:
        [
          ("document", .text), ("ordinal", .integer), ("kind", .text), ("label", .text),
          ("path", .list), ("heading", .text), ("text", .text), ("line", .integer),
          ("page", .integer),
        ]
      case .citations:
        [
          ("document", .text), ("ordinal", .integer), ("type", .text), ("symbol", .text),
          ("name", .text), ("date", .text), ("issuer", .text), ("year", .integer),
          ("role", .text), ("text", .text), ("line", .integer), ("page", .integer),
          ("target", .text), ("identifier", .text), ("normalForm", .text), ("flags", .list),
        ]
      case .responsibilities:
        [
          ("document", .text), ("ordinal", .integer), ("agencies", .list), ("role", .text),
          ("task", .text), ("coordinators", .list), ("deadline", .text), ("deadlineDate", .text),
          ("recurrence", .text), ("product", .text), ("path", .list), ("line", .integer),
          ("page", .integer), ("agencyNames", .list), ("coordinatorNames", .list),
          ("budget", .text),
        ]
      case .doubts:
        [
          ("document", .text), ("ordinal", .integer), ("page", .integer), ("line", .integer),
          ("form", .text), ("original", .text), ("probability", .real), ("x", .real), ("y", .real),
          ("width", .real), ("height", .real),
        ]
      }
    return names.map(Column.init)
  }

  /// Rows in an order that does not hang on when they were written.
  var sql: String {
    switch self {
    case .documents:
      "SELECT * FROM document ORDER BY sha256"
    case .pages:
      """
      SELECT document.sha256 AS document, number, source, text
      FROM page JOIN document ON document.id = page.document ORDER BY sha256, number
      """
    case .sections:
      """
      SELECT section.*, document.sha256 AS document, section.path AS path, section.page AS page
      FROM section JOIN document ON document.id = section.document ORDER BY sha256, ordinal
      """
    case .citations:
      // Where several documents of the archive may be meant, the citation has no target.
      """
      SELECT resolved.*, document.sha256 AS document,
        CASE WHEN count(resolved.target) = 1 THEN max(target.sha256) END AS target
      FROM resolvedCitation AS resolved
      JOIN document ON document.id = resolved.document
      LEFT JOIN document AS target ON target.id = resolved.target
      GROUP BY resolved.document, resolved.ordinal ORDER BY document.sha256, resolved.ordinal
      """
    case .responsibilities:
      """
      SELECT responsibility.*, document.sha256 AS document, responsibility.path AS path,
        \(Self.names("agency", 0)) AS agencies, \(Self.names("agency", 1)) AS coordinators,
        \(Self.names("canonical", 0)) AS agencyNames,
        \(Self.names("canonical", 1)) AS coordinatorNames
      FROM responsibility JOIN document ON document.id = responsibility.document
      ORDER BY sha256, ordinal
      """
    case .doubts:
      """
      SELECT doubt.*, document.sha256 AS document
      FROM doubt JOIN document ON document.id = doubt.document ORDER BY sha256, ordinal
      """
    }
  }

  private static func names(_ column: String, _ isCoordinator: Int) -> String {
    """
    (SELECT json_group_array(name) FROM (
      SELECT agency.name FROM responsibleAgency AS r JOIN agency ON agency.id = r.\(column)
      WHERE r.document = responsibility.document AND r.responsibility = responsibility.ordinal
        AND r.isCoordinator = \(isCoordinator) ORDER BY r.ordinal))
    """
  }
}
