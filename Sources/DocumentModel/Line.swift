/// A line of a page: words in reading order.
public struct Line: Codable, Hashable, Sendable {
  /// The words, noise among them.
  public var words: [Word]
  /// Place on the page, where the source has geometry.
  public var box: Box?

  /// Creates a line.
  public init(words: [Word], box: Box? = nil) {
    self.words = words
    self.box = box
  }

  /// Splits a line of plain text at its white space, which the words keep.
  ///
  /// `Line(text: s).text == s` for every `s` without a line break or trailing white space.
  public init(text: some StringProtocol) {
    var words: [Word] = []
    let scalars = text.unicodeScalars
    var spaceStart = scalars.startIndex
    var index = spaceStart
    while true {
      while index < scalars.endIndex, Line.isSpace(scalars[index]) {
        index = scalars.index(after: index)
      }
      let formStart = index
      while index < scalars.endIndex, !Line.isSpace(scalars[index]) {
        index = scalars.index(after: index)
      }
      if index == formStart { break }
      words.append(
        Word(
          String(text[formStart..<index]), leadingSpace: String(text[spaceStart..<formStart])))
      spaceStart = index
    }
    self.init(words: words)
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x80
      ? scalar == " " || (0x09...0x0D).contains(scalar.value) : scalar.properties.isWhitespace
  }

  /// The line's text: its words without noise, each behind its white space.
  public var text: String {
    var text = ""
    text.reserveCapacity(words.count * 8)
    var pending = ""
    // By index, since a word is dear to copy.
    for index in words.indices {
      if words[index].isNoise {
        // Noise leaves the wider of the spaces around it, so that its neighbours stay apart.
        if words[index].leadingSpace.count > pending.count { pending = words[index].leadingSpace }
        continue
      }
      if pending.isEmpty || words[index].leadingSpace.count >= pending.count {
        text += words[index].leadingSpace
      } else {
        text += pending
      }
      text += words[index].form
      if !pending.isEmpty { pending = "" }
    }
    return text
  }
}
