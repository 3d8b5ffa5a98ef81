import DocumentModel
import Terminal

/// The lines of a page as they were read, beside the same lines restored.
///
/// In colour, what was read and is gone is red, what replaced it is marked, and so is what is
/// doubtful. Without colour, brackets stand around changed words and a question mark behind
/// doubtful ones.
struct SideBySide {
  let style: Style
  let width: Int

  /// A word as one of the sides shows it.
  private struct Piece {
    var text: String
    var role: Style.Role?
  }

  private let divider = " │ "

  /// The rows of a line; its number stands before the first.
  ///
  /// - Parameter margin: how many columns numbers take.
  func rows(of line: Line, number: Int, margin: Int) -> [String] {
    let side = (width - margin - 2 - divider.count) / 2
    let left = wrapped(line.words.map(read), to: side)
    let right = wrapped(line.words.compactMap(restored), to: side)
    return (0..<max(1, left.count, right.count)).map { row in
      let label = row == 0 ? String(number) : ""
      let gutter = String(repeating: " ", count: margin - label.count) + label + "  "
      let first = row < left.count ? left[row] : ""
      let second = row < right.count ? right[row] : ""
      let padding = String(repeating: " ", count: max(0, side - first.displayWidth))
      let text = first + padding + style(divider, .faint) + second
      return style(gutter, .faint) + (second.isEmpty ? text.withoutSpaceAtEnd : text)
    }
  }

  private func read(_ word: Word) -> Piece {
    let isGone = word.original != nil || word.isNoise
    return Piece(text: (word.original ?? word.form).printable, role: isGone ? .bad : nil)
  }

  private func restored(_ word: Word) -> Piece? {
    if word.isNoise { return nil }
    let isDoubtful = word.flags.contains(.doubtful)
    var text = word.form.printable
    if !style.isColored {
      if word.original != nil { text = "[\(text)]" }
      if isDoubtful { text += "?" }
    }
    return Piece(text: text, role: isDoubtful ? .doubtful : word.original == nil ? nil : .changed)
  }

  /// Puts pieces on rows; one that is wider than a row is broken.
  private func wrapped(_ pieces: [Piece], to width: Int) -> [String] {
    var rows: [String] = []
    var row = ""
    var used = 0
    for piece in pieces {
      for (index, part) in piece.text.parts(of: width).enumerated() {
        let needed = part.displayWidth
        let gap = used == 0 || index > 0 ? 0 : 1
        if used + gap + needed > width, used > 0 {
          rows.append(row)
          (row, used) = ("", 0)
        } else if gap > 0 {
          row += " "
          used += 1
        }
        row += piece.role.map { style(part, $0) } ?? part
        used += needed
      }
    }
    return used > 0 ? rows + [row] : rows
  }
}

extension String {
  /// The text in parts of at most so many columns; marks stay with their letters.
  fileprivate func parts(of width: Int) -> [String] {
    guard displayWidth > width else { return [self] }
    var parts: [String] = []
    var part = ""
    var used = 0
    for character in self {
      let needed = String(character).displayWidth
      if used + needed > width, used > 0 {
        parts.append(part)
        (part, used) = ("", 0)
      }
      part.append(character)
      used += needed
    }
    return parts + [part]
  }

  fileprivate var withoutSpaceAtEnd: String {
    String(reversed().drop { $0 == " " }.reversed())
  }
}
