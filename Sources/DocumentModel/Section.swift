/// A labelled unit or list item of the body or of an appendix.
public struct Section: Hashable, Sendable {
  /// What sort of unit, from the outermost to the innermost.
  public enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
    /// `PHỤ LỤC`
    case appendix
    /// `Chương I`
    case chapter
    /// `Điều 1.`
    case article
    /// `I.`
    case part
    /// `1.` and `2.1.`
    case section
    /// `a)`
    case point
    /// `-`
    case indent
    /// `+`
    case subindent
  }

  /// What sort of unit.
  public var kind: Kind
  /// The label as printed, without its full stop or bracket.
  public var label: String
  /// What was read in its place, mark and all, where that is no such label and the sequence showed
  /// what it must be: `IL.` of a part II.
  public var originalLabel: String?
  /// The labels from the outermost unit to this one; of an indent its parent's.
  public var path: [String]
  /// The title phrase, or `nil` where the unit is only running text.
  public var heading: String?
  /// The unit's own running text behind its heading, without its children.
  public var text: String
  /// 1-based line of the document's text on which the unit starts.
  public var line: Int
  /// 1-based page, where the source has pages.
  public var page: Int?
  /// Place of the unit's first line on that page.
  public var box: Box?

  /// Creates a unit.
  public init(
    kind: Kind, label: String, path: [String], heading: String?, text: String, line: Int,
    page: Int? = nil, box: Box? = nil, originalLabel: String? = nil
  ) {
    self.kind = kind
    self.label = label
    self.path = path
    self.heading = heading
    self.text = text
    self.line = line
    self.page = page
    self.box = box
    self.originalLabel = originalLabel
  }
}

extension Section: Codable {
  enum CodingKeys: String, CodingKey {
    case kind, label, originalLabel, path, heading, text, line, page, box
  }

  /// Writes the heading even where it is `null`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(kind, forKey: .kind)
    try container.encode(label, forKey: .label)
    try container.encodeIfPresent(originalLabel, forKey: .originalLabel)
    try container.encode(path, forKey: .path)
    try container.encode(heading, forKey: .heading)
    try container.encode(text, forKey: .text)
    try container.encode(line, forKey: .line)
    try container.encodeIfPresent(page, forKey: .page)
    try container.encodeIfPresent(box, forKey: .box)
  }
}
