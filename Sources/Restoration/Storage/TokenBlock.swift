import DocumentModel

/// A piece of text, cut into lines and tokens: what a session restores at once.
///
/// Offsets are of UTF-8 bytes and of 32 bits, so a block stays below 4 GiB.
struct TokenBlock: Sendable {
  /// What stands between two white spaces.
  struct Token: BitwiseCopyable, Sendable {
    var start: UInt32
    var end: UInt32
    /// Bytes of white space before it.
    var space: UInt32
  }

  /// A line, without its line feed.
  struct Line: BitwiseCopyable, Sendable {
    /// The first of its tokens; they end where those of the next line start.
    var firstToken: UInt32
    var start: UInt32
    var end: UInt32
  }

  private(set) var bytes: [UInt8]
  private(set) var tokens: [Token] = []
  private(set) var lines: [Line] = []
  /// Whether a line feed stands behind the last line.
  private(set) var endsWithLineFeed = false

  /// The tokens of a line.
  func tokens(ofLine line: Int) -> Range<Int> {
    Int(
      lines[line].firstToken)..<(line + 1 < lines.count
      ? Int(lines[line + 1].firstToken) : tokens.count)
  }

  /// Lays out the words of lines.
  init(_ lines: [DocumentModel.Line]) {
    bytes = []
    self.lines.reserveCapacity(lines.count)
    for line in lines {
      let start = UInt32(bytes.count)
      let firstToken = UInt32(tokens.count)
      for word in line.words {
        let start = UInt32(bytes.count)
        bytes.append(contentsOf: word.form.utf8)
        tokens.append(
          Token(
            start: start, end: UInt32(bytes.count), space: UInt32(word.leadingSpace.utf8.count)))
      }
      self.lines.append(Line(firstToken: firstToken, start: start, end: UInt32(bytes.count)))
    }
  }

  /// Cuts a text at its line feeds, and its lines at white space as `Line(text:)` does.
  ///
  /// - Complexity: O(*n*).
  init(text: [UInt8], from offset: Int = 0) {
    bytes = text
    tokens.reserveCapacity(text.count / 5)
    text.withUnsafeBufferPointer { scan($0, from: offset) }
  }

  private mutating func scan(_ text: UnsafeBufferPointer<UInt8>, from offset: Int) {
    var index = offset
    let end = text.count
    while index < end {
      let lineStart = index
      let firstToken = UInt32(tokens.count)
      var spaceStart = index
      var isInLine = true
      while isInLine {
        // White space, up to a token or the end of the line.
        var length = 1
        while index < end {
          if text[index] == 0x0A { break }
          length = WhiteSpace.length(in: text, at: index)
          if length == 0 { break }
          index += length
        }
        let start = index
        while index < end, text[index] != 0x0A, WhiteSpace.length(in: text, at: index) == 0 {
          index += 1
        }
        if index > start {
          tokens.append(
            Token(
              start: UInt32(start), end: UInt32(index), space: UInt32(start - spaceStart)))
          spaceStart = index
        }
        isInLine = index < end && text[index] != 0x0A
      }
      lines.append(
        Line(firstToken: firstToken, start: UInt32(lineStart), end: UInt32(index)))
      endsWithLineFeed = index < end
      index += 1
    }
  }
}
