import DocumentGrammar
import DocumentModel
import LanguageModel
import VietnameseText

/// Repairs what is no word by its grammar: document symbols, and the labels of lists by their
/// sequence.
enum GrammarRepair {
  /// Probability that is claimed for a symbol or label that its grammar repaired.
  static let certainty = 0.95

  /// Repairs the symbols and labels of lines that follow each other.
  ///
  /// - Parameter isClean: whether the text came through no recogniser, so that a label out of
  ///   sequence is the author's own.
  static func repair(_ lines: consuming [Line], isClean: Bool) -> [Line] {
    // The same abbreviations come again and again.
    var repairs: [String: SymbolRepair?] = [:]
    for index in lines.indices {
      for word in lines[index].words.indices {
        repairSymbol(&lines[index].words[word], &repairs)
      }
    }
    if isClean { return lines }
    for (index, label) in LabelSequence.labels(of: lines.map(\.text), isRecognized: true)
      .enumerated()
    {
      if let label, label.isDamaged { lines[index] = repair(label, in: lines[index]) }
    }
    return lines
  }

  /// Repairs a document symbol; what was read counts, not what the words around made of it.
  private static func repairSymbol(_ word: inout Word, _ repairs: inout [String: SymbolRepair?]) {
    let read = word.original ?? word.form
    guard isSymbolLike(read), !word.isNoise else { return }
    let known = repairs[read]
    let repair = known ?? repairedSymbol(read)
    if known == nil { repairs[read] = .some(repair) }
    guard let repair else { return }
    word.repair(to: repair.form, insteadOf: nil, isMarked: repair.changesDigits)
  }

  /// Whether the issuer of a symbol is whole: a legislature bears its number.
  static func isWholeIssuer(_ issuer: String) -> Bool {
    guard issuer.hasPrefix("QH") || issuer.hasPrefix("UBTVQH") else { return true }
    return Int(issuer.drop { !$0.isNumber }).map { (8...20).contains($0) } ?? false
  }

  /// A document symbol mended; `nil` where the token is none or is right.
  static func repairedSymbol(_ read: String) -> SymbolRepair? {
    isSymbolLike(read) && !EscapedText.containsEscape(read) ? DocumentSymbol.repair(read) : nil
  }

  /// Whether a token is worth a closer look: it has a stroke or hyphen, or no lower-case letter.
  private static func isSymbolLike(_ token: String) -> Bool {
    var isInCapitals = true
    for byte in token.utf8 {
      if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "-") { return token.utf8.count <= 60 }
      if (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) { isInCapitals = false }
    }
    return isInCapitals && token.utf8.count <= 60
  }

  /// Puts the mended label in the place of the words that make the damaged one.
  private static func repair(_ label: ListLabel, in line: Line) -> Line {
    guard let first = line.words.first, !first.isNoise,
      first.form.utf8.count <= TokenStore.longestToken, !EscapedText.containsEscape(first.form),
      let form = repairedLabel(
        label, of: first.form, behind: first.leadingSpace.unicodeScalars.count)
    else { return line }
    var line = line
    line.words[0].repair(to: form, insteadOf: first.form, isMarked: true)
    return line
  }

  /// The first word of a line with its label mended; `nil` where that is not the whole label, or is
  /// right.
  ///
  /// - Parameter space: how many scalars of white space stand before the word.
  static func repairedLabel(_ label: ListLabel, of word: String, behind space: Int) -> String? {
    let length = label.range.upperBound - space
    guard length > 0, length <= word.unicodeScalars.count else { return nil }
    let form =
      label.token
      + String(
        String.UnicodeScalarView(word.unicodeScalars.dropFirst(length)))
    return form == word ? nil : form
  }
}
