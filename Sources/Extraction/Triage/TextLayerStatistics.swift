import VietnameseText

/// What a text layer's words say about who made it.
struct TextLayerStatistics: Hashable, Sendable {
  /// How many tokens of two or more letters were looked at.
  private(set) var tokens = 0
  /// How many of them are syllables by the rules of the orthography.
  private(set) var syllables = 0
  /// How many of them have a letter that only Vietnamese has (`đ`, `ơ`, `ế`, `ạ`).
  private(set) var marked = 0
  /// How many of them have more letters than a Vietnamese syllable can have.
  private(set) var long = 0
  /// How many have marks and yet are no syllable, or mix letters with digits and signs.
  private(set) var broken = 0

  /// Counts words; numbers, symbols and all-capital abbreviations are left out.
  ///
  /// - Complexity: O(*n*) in the letters.
  init(_ forms: some Sequence<String>) {
    for form in forms {
      let outer = OuterPunctuation(form[...])
      // Texts are gone through faster than parts of texts.
      let core = outer.core.utf8.count == form.utf8.count ? form : String(outer.core)
      let look = Look(at: core)
      guard look.letters >= 2, !look.isAddress else { continue }
      // Combining marks begin with this byte.
      let hasCombiningMark = !look.isASCII && core.utf8.contains(0xCC)
      let text = hasCombiningMark ? core.precomposed : core
      let isSyllable = Syllable.isSyllable(text)
      // CCHC, UBND: abbreviations say nothing.
      if look.isASCII, !isSyllable, CaseShape(core) == .upper { continue }
      let marks = hasCombiningMark ? Look(at: text) : look
      tokens += 1
      if isSyllable { syllables += 1 }
      if marks.hasVietnameseMark { marked += 1 }
      if look.letters > 7 { long += 1 }
      if !isSyllable, look.letters < look.scalars || marks.hasMarkedLetter { broken += 1 }
    }
  }

  /// What a word is made of.
  private struct Look {
    var (letters, scalars) = (0, 0)
    var isASCII = true
    /// Whether it has a sign that addresses have.
    var isAddress = false
    /// Whether it has a letter beyond ASCII.
    var hasMarkedLetter = false
    /// Whether it has a letter that only Vietnamese has.
    var hasVietnameseMark = false

    init(at text: String) {
      for scalar in text.unicodeScalars {
        scalars += 1
        if scalar.isASCII {
          if ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) { letters += 1 }
          if scalar == "/" || scalar == "@" || scalar == "." { isAddress = true }
          continue
        }
        isASCII = false
        let letter = Letter(scalar)
        // The tables of Unicode are dear to ask.
        guard letter != nil || scalar.properties.isAlphabetic else { continue }
        letters += 1
        hasMarkedLetter = true
        if let letter, TextLayerStatistics.isVietnameseOnly(letter) { hasVietnameseMark = true }
      }
    }
  }

  /// Letters that Latin alphabets in wide use do not have.
  private static func isVietnameseOnly(_ letter: Letter) -> Bool {
    switch letter.quality {
    case .stroke, .horn, .breve: return true
    case .circumflex: return letter.tone != .ngang
    case .plain: return letter.tone == .hoi || letter.tone == .nang || letter.tone == .nga
    }
  }

  /// Shares of the tokens, from 0 to 1.
  var syllableShare: Double { share(syllables) }
  var markedShare: Double { share(marked) }
  var brokenShare: Double { share(broken) }
  var longShare: Double { share(long) }

  private func share(_ count: Int) -> Double { tokens == 0 ? 0 : Double(count) / Double(tokens) }

  /// What the layer is.
  var verdict: Verdict {
    if tokens < 8 { return .tooShort }
    if syllableShare >= 0.85, markedShare >= 0.35 { return .vietnamese }
    // Long words, which Vietnamese does not have, and no stray marks: another language.
    if markedShare < 0.05, syllableShare < 0.6, longShare > 0.1, brokenShare < 0.08 {
      return .otherLanguage
    }
    return .garbled
  }

  /// Sorts of text layers.
  enum Verdict: Hashable, Sendable {
    case vietnamese
    case otherLanguage
    case garbled
    /// Too few words to tell.
    case tooShort
  }

  /// The numbers for a reader: `412 words, 96 % valid syllables, 71 % with Vietnamese marks`.
  var summary: String {
    func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
    return "\(tokens) words, \(percent(syllableShare)) valid syllables, "
      + "\(percent(markedShare)) with Vietnamese marks, \(percent(longShare)) long, \(percent(brokenShare)) broken"
  }
}
