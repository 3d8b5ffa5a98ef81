// Placeholder with the agreed interface.
import DocumentModel

public struct StructureReader: Sendable {
  public init() {}
  public func read(_ pages: [Page]) -> DocumentStructure { DocumentStructure() }
}
