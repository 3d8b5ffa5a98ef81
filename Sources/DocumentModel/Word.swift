/// What stands between two white spaces on a line.
///
/// A word carries its whole history: the form that the project holds to be right, what was read
/// before restoration, how sure the choice is, and the runners-up. A word that restoration split
/// holds white space in its `form`; words that it joined become one word whose `original` does.
public struct Word: Hashable, Sendable {
  /// A fact about a word that a reader of the output may want to act on.
  public enum Flag: String, Codable, Hashable, Sendable, CaseIterable {
    /// Scan noise (a speck, a scribble): left out of the text.
    case noise
    /// A running head or the number of a page: on every page, and left out of the text.
    case running
    /// A number, date or document symbol that was repaired by its grammar.
    case repaired
    /// The choice is doubtful: someone should look.
    case doubtful
    /// A person has said what stands there.
    case corrected
    /// What a received stamp says: no part of the document, and left out of the text.
    case stamp
  }

  /// The form held to be right.
  public var form: String
  /// What was read, where it differs from `form`.
  public var original: String?
  /// Probability that `form` is what the page says, from 0 to 1; `nil` where nobody judged.
  public var probability: Double?
  /// The recogniser's own confidence in what it read, from 0 to 1.
  public var confidence: Double?
  /// The runners-up, most probable first.
  public var alternatives: [Alternative]
  /// What is to be known about the word.
  public var flags: Set<Flag>
  /// White space between the word before (or the start of the line) and this word, as read.
  public var leadingSpace: String
  /// Place on the page, where the source has geometry.
  public var box: Box?

  /// Creates a word as it was read.
  public init(
    _ form: String, leadingSpace: String = " ", confidence: Double? = nil, box: Box? = nil
  ) {
    self.form = form
    self.original = nil
    self.probability = nil
    self.confidence = confidence
    self.alternatives = []
    self.flags = []
    self.leadingSpace = leadingSpace
    self.box = box
  }

  /// Whether the word is scan noise, stands on every page or on a stamp, and so is no part of the text.
  @inlinable
  public var isNoise: Bool {
    !flags.isEmpty
      && (flags.contains(.noise) || flags.contains(.running) || flags.contains(.stamp))
  }
}

extension Word: Codable {
  enum CodingKeys: String, CodingKey {
    case form, original, probability, confidence, alternatives, flags, leadingSpace, box
  }

  /// Reads what `encode(to:)` writes; what is missing has its default.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    form = try container.decode(String.self, forKey: .form)
    original = try container.decodeIfPresent(String.self, forKey: .original)
    probability = try container.decodeIfPresent(Double.self, forKey: .probability)
    confidence = try container.decodeIfPresent(Double.self, forKey: .confidence)
    alternatives = try container.decodeIfPresent([Alternative].self, forKey: .alternatives) ?? []
    flags = try container.decodeIfPresent(Set<Flag>.self, forKey: .flags) ?? []
    leadingSpace = try container.decodeIfPresent(String.self, forKey: .leadingSpace) ?? " "
    box = try container.decodeIfPresent(Box.self, forKey: .box)
  }

  /// Writes only what differs from the default, since documents hold many words.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(form, forKey: .form)
    try container.encodeIfPresent(original, forKey: .original)
    try container.encodeIfPresent(probability, forKey: .probability)
    try container.encodeIfPresent(confidence, forKey: .confidence)
    if !alternatives.isEmpty { try container.encode(alternatives, forKey: .alternatives) }
    if !flags.isEmpty {
      try container.encode(flags.sorted { $0.rawValue < $1.rawValue }, forKey: .flags)
    }
    if leadingSpace != " " { try container.encode(leadingSpace, forKey: .leadingSpace) }
    try container.encodeIfPresent(box, forKey: .box)
  }
}
