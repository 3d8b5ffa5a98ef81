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
    var rest = text[...]
    while !rest.isEmpty {
      let space = rest.prefix { $0.isWhitespace }
      rest = rest[space.endIndex...]
      let form = rest.prefix { !$0.isWhitespace }
      if form.isEmpty { break }
      rest = rest[form.endIndex...]
      words.append(Word(String(form), leadingSpace: String(space)))
    }
    self.init(words: words)
  }

  /// The line's text: its words without noise, each behind its white space.
  public var text: String {
    var text = ""
    var pending = ""
    for word in words {
      if word.isNoise {
        // Noise leaves the wider of the spaces around it, so that its neighbours stay apart.
        if word.leadingSpace.count > pending.count { pending = word.leadingSpace }
        continue
      }
      text += word.leadingSpace.count >= pending.count ? word.leadingSpace : pending
      text += word.form
      pending = ""
    }
    return text
  }
}
