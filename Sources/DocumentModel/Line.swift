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
    let most = words.reduce(0) { $0 + $1.form.utf8.count + $1.leadingSpace.utf8.count }
    return String(unsafeUninitializedCapacity: most) { buffer in
      var count = 0
      func append(_ part: String) {
        let taken = part.utf8.withContiguousStorageIfAvailable { bytes in
          _ = UnsafeMutableBufferPointer(rebasing: buffer[count...]).update(from: bytes)
          return bytes.count
        }
        if let taken {
          count += taken
          return
        }
        for byte in part.utf8 {
          buffer[count] = byte
          count += 1
        }
      }
      var pending = ""
      for word in words {
        if word.isNoise {
          // Noise leaves the wider of the spaces around it, so that its neighbours stay apart.
          if word.leadingSpace.count > pending.count { pending = word.leadingSpace }
          continue
        }
        let isWider = pending.isEmpty || word.leadingSpace.count >= pending.count
        append(isWider ? word.leadingSpace : pending)
        append(word.form)
        pending = ""
      }
      return count
    }
  }
}
