/// What the structure stage found in a document's text.
public struct DocumentStructure: Hashable, Sendable {
  /// The head.
  public var header = Header()
  /// Căn cứ: the paragraphs of the preamble on which the document rests.
  public var bases: [Basis] = []
  /// Every labelled unit and list item, flat, in reading order.
  public var sections: [Section] = []
  /// Every mention of another document, in reading order.
  public var citations: [Citation] = []
  /// Who must do what by when.
  public var assignments: [Assignment] = []
  /// The tables as data.
  public var tables: [Table] = []
  /// The appendices.
  public var appendices: [Appendix] = []
  /// Who signed.
  public var signature = Signature()
  /// Nơi nhận: the recipients, without the dash and the closing mark.
  public var recipients: [String] = []
  /// Where each character of the text went.
  public var account: [TextSpan] = []

  /// Creates a structure in which nothing has been found yet.
  public init() {}
}
