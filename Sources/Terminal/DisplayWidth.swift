extension StringProtocol {
  /// How many columns of a terminal the text takes.
  ///
  /// Marks that stand over the letter before them and escape sequences take none, wide East Asian
  /// characters two.
  package var displayWidth: Int {
    var width = 0
    var isInEscape = false
    for scalar in unicodeScalars {
      if isInEscape {
        isInEscape = !("a"..."z" ~= scalar || "A"..."Z" ~= scalar)
      } else if scalar == "\u{1B}" {
        isInEscape = true
      } else {
        width += scalar.displayWidth
      }
    }
    return width
  }

  /// The text cut to at most `columns`, an ellipsis at its end where something is missing.
  ///
  /// The text must hold no escape sequences.
  package func truncated(to columns: Int) -> String {
    guard displayWidth > columns else { return String(self) }
    var result = ""
    var width = 0
    for character in self {
      let next = String(character).displayWidth
      if width + next > columns - 1 { break }
      width += next
      result.append(character)
    }
    return columns > 0 ? result + "…" : ""
  }

  /// The text as a terminal may safely show it: control characters become visible or spaces.
  package var printable: String {
    var result = ""
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D, 0x0B, 0x0C, 0x85, 0x2028, 0x2029: result += " "
      case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069:
        result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension Unicode.Scalar {
  fileprivate var displayWidth: Int {
    if value < 0x300 { return value < 0x20 || 0x7F..<0xA0 ~= value ? 0 : 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: break
    }
    switch value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}
