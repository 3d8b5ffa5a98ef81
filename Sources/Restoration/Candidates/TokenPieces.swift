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
      if TokenPieces.isCut(scalars[index]), index > start, next < core.endIndex {
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

  private static func isCut(_ scalar: Unicode.Scalar) -> Bool {
    "-/–.,;:)_".unicodeScalars.contains(scalar)
  }

  /// Whether a token that looks like a document symbol is of small letters for the most part, so
  /// that its figures are garbled letters: `d6i-véi`.
  private static func isOfSmallLetters(_ codes: [UInt8]) -> Bool {
    let small = codes.count { SymbolCode.isLetter($0) && !SymbolCode.isUpper($0) }
    let capitals = codes.count(where: SymbolCode.isUpper)
    return small * 3 >= codes.count * 2 && capitals <= 1
  }
}
