/// An appendix (phụ lục) or another attachment of a document.
public struct Appendix: Codable, Hashable, Sendable {
  /// The label as printed: `PHỤ LỤC II`; of an attached document its type: `QUY CHẾ`.
  public var label: String
  /// What it is about.
  public var title: String
  /// The reference to the document that it belongs to, as printed:
  /// `(Kèm theo Kế hoạch số 77/KH-UBND …)`.
  public var reference: String?
  /// 1-based line of the document's text on which it starts.
  public var line: Int

  /// Creates an appendix.
  public init(label: String, title: String, reference: String? = nil, line: Int) {
    self.label = label
    self.title = title
    self.reference = reference
    self.line = line
  }
}
