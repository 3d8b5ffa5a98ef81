/// Breaks pieces of text into lines of a terminal.
package enum WrappedText {
  /// Puts pieces one behind the other, a space between them, on lines of at most `width` columns.
  ///
  /// - Parameters:
  ///   - pieces: Text without line breaks; escape sequences in it take no room.
  ///   - width: Columns of the terminal.
  ///   - first: What stands before the first line.
  ///   - indent: Spaces before the others.
  package static func lines(
    _ pieces: [String], width: Int, first: String = "", indent: Int = 0
  ) -> [String] {
    var lines: [String] = []
    var line = first
    var used = first.displayWidth
    var isEmpty = true
    for piece in pieces {
      let needed = piece.displayWidth
      if !isEmpty, used + 1 + needed > width {
        lines.append(line)
        line = String(repeating: " ", count: indent)
        used = indent
        isEmpty = true
      }
      if !isEmpty {
        line += " "
        used += 1
      }
      line += piece
      used += needed
      isEmpty = false
    }
    lines.append(line)
    return lines
  }
}
