/// A stretch of a document's text and the one place of the structure that it belongs to.
///
/// The spans of a document follow each other without gap or overlap from the first character of its
/// text to the last, so that nothing of the page is lost.
public struct TextSpan: Hashable, Sendable {
  /// What a stretch belongs to.
  public enum Place: String, Codable, Hashable, Sendable, CaseIterable {
    /// Issuer, motto, symbol, place and date, type, title.
    case header
    /// The bases and what leads to `như sau:`.
    case preamble
    /// Text of the body above its first unit.
    case body
    /// A unit of the outline: its label, heading and own text.
    case section
    /// A table.
    case table
    /// `Trên đây là …`
    case closing
    /// Signature and recipients.
    case foot
    /// Text of an attachment above its first unit.
    case attachment
    /// A note at the foot of a page.
    case footnote
    /// No text of the document.
    case setAside
  }

  /// Why a stretch is no text of the document.
  public enum Reason: String, Codable, Hashable, Sendable, CaseIterable {
    case pageNumber, runningHead, signatureStamp, rule, webAddress
    /// White space before the first line.
    case blank
  }

  /// Where it starts, in unicode scalars from 0.
  public var start: Int
  /// Where it ends.
  public var end: Int
  /// 1-based line on which it starts.
  public var line: Int
  /// What it belongs to.
  public var place: Place
  /// Of a unit or table, its index in `sections` or `tables`.
  public var index: Int?
  /// Of what is set aside, why.
  public var reason: Reason?

  /// Creates a span.
  public init(
    start: Int, end: Int, line: Int, place: Place, index: Int? = nil, reason: Reason? = nil
  ) {
    self.start = start
    self.end = end
    self.line = line
    self.place = place
    self.index = index
    self.reason = reason
  }
}

extension TextSpan: Codable {}
