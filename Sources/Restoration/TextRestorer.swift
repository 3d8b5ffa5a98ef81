import DocumentModel

/// Restores running text line by line, keeping every line break and all white space.
///
/// Text is taken in blocks, so that its size does not matter; which channels it came through is
/// estimated from its beginning and again for each later block.
public struct TextRestorer: Sendable {
  /// Lines that are restored together.
  package static let blockSize = 400
  /// Bytes behind which a block ends with the line at hand, however few lines it has.
  package static let blockBytes = 1 << 20

  let restorer: Restorer

  /// Uses a restorer.
  public init(restorer: Restorer) { self.restorer = restorer }

  /// Opens a trained model.
  public init(modelAt path: String) throws { restorer = try Restorer(modelAt: path) }

  /// Restores lines that follow each other, given without their line breaks.
  ///
  /// - Parameters:
  ///   - lines: the lines as they were read.
  ///   - isContinued: whether the lines go on with the text of the call before, so that what it
  ///     came through is known already; only where no other thread uses the restorer.
  /// - Returns: a line for each; white space at its end is not in it.
  public func restore(_ lines: [String], isContinued: Bool = false) -> [Line] {
    restorer.withSession { session in
      if !isContinued { session.startDocument() }
      let lines = lines.map { Line(text: $0) }
      let isWhole =
        !isContinued
        && ChannelAdaptation.isDocument(
          lines: lines.count, tokens: lines.reduce(0) { $0 + $1.words.count })
      return session.restore(lines, isWhole: isWhole)
    }
  }

  /// Restores a text.
  ///
  /// - Returns: the text with better words; line breaks and white space as they were.
  /// - Complexity: O(*n*).
  public func restore(text: String) -> String {
    var stream = TextStream(self)
    var text = text
    let blocks = text.withUTF8 { TextStream.blocks(of: $0) }
    return String(decoding: stream.restore(blocks).joined(), as: UTF8.self)
  }

  /// The white space at the end of a line, which `Line` does not hold.
  package static func trailingSpace(of line: String) -> Substring {
    let scalars = line.unicodeScalars
    let last = scalars.lastIndex { !$0.properties.isWhitespace }
    return line[(last.map(scalars.index(after:)) ?? scalars.startIndex)...]
  }
}
