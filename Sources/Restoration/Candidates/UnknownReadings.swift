import LanguageModel
import VietnameseText

/// Readings of tokens that are no words of the vocabulary: numbers, abbreviations, foreign words.
extension TokenAnalyzer {
  /// The most that can be said for a reading by itself, as a probability.
  ///
  /// What stays as it was read for want of another reading has all the posterior, however a
  /// recogniser came to it. How often such tokens are right was counted on held-out noise (see
  /// `Scripts/measure-restoration`).
  func reliability(of candidate: Candidate) -> Float {
    guard candidate.isKept, mixture != .clean else { return 1 }
    switch TokenClass(rawValue: candidate.word) {
    // A letter by itself, as of a list, is mostly what it looks like.
    case .unknown: return OuterPunctuation(candidate.text[...]).core.count == 1 ? 0.9 : 0.7
    case .symbol: return 0.95
    case .number, .date: return 0.985
    case .boundary: return 1
    case nil:
      let core = OuterPunctuation(candidate.text[...]).core
      return Syllable(String(core)) == nil ? 0.9 : 1
    }
  }

  /// The token as it is, as a word that the vocabulary lacks or a number.
  func kept(_ core: Substring, _ codes: [UInt8], as word: UInt16) -> Candidate {
    let spelling = Float(Float.exp(spellingScore(codes, as: word)))
    // What a foreign recogniser made of an unknown word is seldom the word, but for abbreviations.
    let isUnknown = word == TokenClass.unknown.rawValue
    let readRight: Float = !isUnknown || codes.allSatisfy(SymbolCode.isUpper) ? 0.8 : 0.3
    return Candidate(
      word: word, secondWord: nil, text: String(core), isKept: true,
      likelihoods: SIMD4(spelling * readRight, spelling * 0.9, spelling * 0.9, spelling))
  }

  /// Logarithm of the probability that an unknown word, a number or a symbol is spelled like this.
  private func spellingScore(_ codes: [UInt8], as word: UInt16) -> Float {
    guard word == TokenClass.unknown.rawValue,
      let spelling = model.unknownWords.logProbability(of: codes)
    else { return TokenAnalyzer.spellingScore(codes, word: word) }
    // A capital behind a small letter is rare in words, and common in what specks make of them.
    var humps: Float = 0
    for (left, right) in zip(codes, codes.dropFirst())
    where SymbolCode.isUpper(right) && !SymbolCode.isUpper(left) { humps += 1 }
    return max(spelling - 3 * humps, -22)
  }

  /// The unknown abbreviations that a token in capitals can be: itself, and with Đ for each D, whose
  /// stroke foreign recognisers do not see; `nil` where it is none.
  func abbreviations(_ core: Substring, _ codes: [UInt8]) -> [Candidate]? {
    guard codes.count >= 2, let spelling = spelling(ofAbbreviation: codes) else { return nil }
    let places = codes.indices.filter { codes[$0] == TokenAnalyzer.capitalD }
    var result: [Candidate] = []
    for choice in 0..<(1 << min(places.count, 3)) {
      var spelled = codes
      for (bit, place) in places.prefix(3).enumerated() where choice >> bit & 1 == 1 {
        spelled[place] = TokenAnalyzer.capitalDStroke
      }
      let isKept = choice == 0
      guard
        let logarithm = isKept ? spelling : self.spelling(ofAbbreviation: spelled)
      else { continue }
      let probability = Float(Float.exp(max(logarithm, -22)))
      // A Vietnamese recogniser and a typist who leaves out marks lose the stroke, too, if seldom.
      result.append(
        Candidate(
          word: TokenClass.unknown.rawValue, secondWord: nil,
          text: isKept ? String(core) : SymbolCode.decode(spelled), isKept: isKept,
          likelihoods: isKept
            ? SIMD4(0.8, 0.9, 0.9, 1) * probability : SIMD4(0.4, 0.01, 0.4, 0) * probability))
    }
    return result
  }

  /// Whether a token is of abbreviations joined by `&`, as `GD&ĐT`.
  func isJoinedAbbreviation(_ codes: [UInt8]) -> Bool {
    guard codes.count >= 4, codes.contains(TokenAnalyzer.ampersand),
      codes.first != TokenAnalyzer.ampersand, codes.last != TokenAnalyzer.ampersand
    else { return false }
    return codes.allSatisfy { $0 == TokenAnalyzer.ampersand || SymbolCode.isUpper($0) }
  }

  /// Logarithm of the probability of an abbreviation, perhaps of several joined by `&`.
  func spelling(ofAbbreviation codes: [UInt8]) -> Float? {
    var total: Float = 0
    for part in codes.split(separator: TokenAnalyzer.ampersand) {
      guard part.allSatisfy(SymbolCode.isUpper),
        let spelling = model.abbreviations.logProbability(of: part)
      else { return nil }
      total += spelling
    }
    return total
  }

  private static let ampersand = SymbolCode.code(of: "&")
  private static let capitalD = SymbolCode.code(of: "D")
  private static let capitalDStroke = SymbolCode.code(of: "Đ")

  /// The number that a token was before a recogniser took its figures for letters.
  func numeral(_ digits: [UInt8], probability: Float) -> Candidate {
    let spelling = TokenAnalyzer.spellingScore(digits, word: TokenClass.number.rawValue)
    var likelihoods = SIMD4<Float>(repeating: Float(Float.exp(spelling)) * probability)
    likelihoods[ChannelMixture.cleanLane] = 0
    likelihoods[RestorationModel.bare] = 0
    return Candidate(
      word: TokenClass.number.rawValue, secondWord: nil, text: SymbolCode.decode(digits),
      isKept: false, likelihoods: likelihoods)
  }

  /// Logarithm of the probability that a number or an unknown word is spelled like this.
  static func spellingScore(_ codes: [UInt8], word: UInt16) -> Float {
    var score: Float = -1.2
    for code in codes {
      if SymbolCode.isDigit(code) {
        score -= word == TokenClass.unknown.rawValue ? 6 : 2.3
      } else if SymbolCode.isLetter(code) {
        // Abbreviations are the most frequent of unknown words.
        score -= SymbolCode.withoutMarks(code) != code ? 5.5 : SymbolCode.isUpper(code) ? 2.3 : 2.9
      } else {
        score -= word == TokenClass.unknown.rawValue ? 7 : 1.5
      }
    }
    // However strange it looks, something was printed; but no word of small letters has figures.
    let small = codes.count { SymbolCode.isLetter($0) && !SymbolCode.isUpper($0) }
    let isMixed = small > 2 && codes.contains(where: SymbolCode.isDigit)
    return max(score, isMixed && word == TokenClass.unknown.rawValue ? -30 : -22)
  }
}
