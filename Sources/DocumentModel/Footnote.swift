/// A note at the foot of a page (chú thích cuối trang), in small type below the body.
///
/// Its lines stand behind the body in the page's text, and no sentence of the body runs into them.
public struct Footnote: Codable, Hashable, Sendable {
  /// The mark that it starts with and that the body refers to it by, as `1` or `*`, without
  /// brackets; empty where none was read, as where a note goes on from the page before.
  public var mark: String
  /// Indices into the page's `lines`, in reading order.
  public var lines: [Int]

  /// Creates a note.
  public init(mark: String, lines: [Int]) {
    self.mark = mark
    self.lines = lines
  }
}
