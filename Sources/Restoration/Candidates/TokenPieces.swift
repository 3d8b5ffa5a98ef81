import LanguageModel
import VietnameseText

/// The words that one token holds: `và/hoặc`, or `tiếp.theo` where a speck stands for the space.
struct TokenPieces {
  /// A piece that is read as a word, and the mark behind it.
  typealias Piece = (core: Substring, gap: Substring)

  /// The pieces in order.
  let pieces: [Piece]

  /// Cuts a core between its words.
  init(_ core: Substring) {
    let scalars = core.unicodeScalars
    guard scalars.contains(where: TokenPieces.isCut), !TokenPieces.isAddress(core) else {
      pieces = [(core, "")]
      return
    }
    let codes = SymbolCode.encode(core)
    let kind = codes.withUnsafeBufferPointer { TokenClass(core: $0) }
    guard kind == .unknown || kind == nil || TokenPieces.isOfSmallLetters(codes) else {
      pieces = [(core, "")]
      return
    }
    var pieces: [Piece] = []
    var start = core.startIndex
    var index = start
    while index < core.endIndex {
      let next = scalars.index(after: index)
      if TokenPieces.isCut(scalars[index]), index > start, next < core.endIndex,
        !TokenPieces.isDecimal(scalars, at: index)
      {
        var end = next
        while end < core.endIndex, TokenPieces.isCut(scalars[end]) {
          end = scalars.index(after: end)
        }
        pieces.append((core[start..<index], core[index..<end]))
        start = end
        index = end
      } else {
        index = next
      }
    }
    if start < core.endIndex { pieces.append((core[start...], "")) }
    self.pieces = pieces
  }

  /// Whether a core is an address on the network, which is no sequence of words.
  static func isAddress(_ core: Substring) -> Bool {
    // Most tokens lack what every address has.
    guard core.utf8.contains(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "/") })
    else { return false }
    let text = core.lowercased()
    if text.contains("://") || text.hasPrefix("www.") { return true }
    if let at = text.firstIndex(of: "@"), text[at...].contains(".") { return true }
    return [".vn", ".com", ".org", ".net", ".edu", ".gov", ".html"].contains(where: text.hasSuffix)
  }

  /// What a second piece of a token starts with.
  enum Start {
    case small
    case capital
    case figure
  }

  /// What should stand between two pieces of a recogniser's token instead of the mark that was read,
  /// or `nil` where the mark is likely to be on the page.
  ///
  /// - Parameter isLabel: whether the first piece is the number of a list, else it is a word.
  static func spaced(_ gap: Substring, before start: Start, isLabel: Bool) -> Substring? {
    if isLabel { return start == .capital && gap == "." ? ". " : nil }
    return switch gap {
    case "-", "–", ".": start == .capital ? nil : " "
    case "_", ":.", ".-", "-.", "..": start == .capital ? nil : " "
    case ",": start == .small ? ", " : nil
    case ";": "; "
    case ":": start == .figure ? nil : ": "
    default: nil
    }
  }

  /// Whether a mark stands between figures, as in `7,5` and `1.250`.
  private static func isDecimal(_ scalars: Substring.UnicodeScalarView, at index: Substring.Index)
    -> Bool
  {
    let figures = Unicode.Scalar("0")...Unicode.Scalar("9")
    return (scalars[index] == "," || scalars[index] == ".")
      && figures.contains(scalars[scalars.index(before: index)])
      && figures.contains(scalars[scalars.index(after: index)])
  }

  private static func isCut(_ scalar: Unicode.Scalar) -> Bool {
    "-/–.,;:)_".unicodeScalars.contains(scalar)
  }

  /// Whether a token that looks like a document symbol is of words in small letters, so that its
  /// figures are garbled letters, or a number before a word: `d6i-véi`, `Kh6ng-qudn`, `127/Ngay`.
  private static func isOfSmallLetters(_ codes: [UInt8]) -> Bool {
    var hasWord = false
    for piece in codes.split(whereSeparator: { !SymbolCode.isLetter($0) && !SymbolCode.isDigit($0) }
    ) {
      if piece.allSatisfy(SymbolCode.isDigit) { continue }
      let small = piece.count { SymbolCode.isLetter($0) && !SymbolCode.isUpper($0) }
      let capitals = piece.dropFirst().count(where: SymbolCode.isUpper)
      guard capitals == 0, small * 2 >= piece.count else { return false }
      if small >= 2 { hasWord = true }
    }
    return hasWord
  }
}
