/// Takes a correction back.
package struct Undoing: Codable, Hashable, Sendable {
  /// Names this step.
  package var id: String
  /// When, as an ISO 8601 time in UTC.
  package var at: String
  /// Who.
  package var by: String
  /// SHA-256 of the document's source file.
  package var document: String
  /// The correction that no longer holds.
  package var undoes: String

  /// Creates a step back.
  package init(
    id: String = Correction.newIdentifier(), at: String, by: String, document: String,
    undoes: String
  ) {
    self.id = id
    self.at = at
    self.by = by
    self.document = document
    self.undoes = undoes
  }
}
