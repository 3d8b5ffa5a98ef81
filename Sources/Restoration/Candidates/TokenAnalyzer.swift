import LanguageModel
import VietnameseText

/// Turns tokens into their readings, once for each token that is new.
final class TokenAnalyzer {
  let model: RestorationModel
  let search: CandidateSearch
  /// The likelihoods of tokens that the mixture was estimated from; `nil` for punctuation.
  private var samples: [String: SIMD4<Float>?] = [:]
  private(set) var mixture = ChannelMixture.even

  /// The readings of the pieces that were searched, by whatever session.
  private let shared: SharedReadings
  /// The texts of the forms that were readings.
  var printedForms: [UInt32: (text: String, scores: SIMD4<Float>)] = [:]

  /// How many different tokens of samples are remembered before the memory is cleared.
  private let capacity = 20_000

  init(model: RestorationModel, shared: SharedReadings = SharedReadings()) {
    self.model = model
    self.shared = shared
    search = CandidateSearch(trie: model.trie, channels: model.channels)
  }

  /// What decides which readings a token has, besides the token: a result must not depend on what
  /// was restored before.
  struct Searched {
    /// The channels that are searched, as a bit set.
    var lanes: UInt8
    /// The channel that two words in one token are looked for in.
    var main: Int
  }

  var searched = Searched(lanes: 0b111, main: 0)

  /// Sets the document's mixture of channels; channels with hardly any part in it are not searched.
  func use(_ mixture: ChannelMixture) {
    var next = Searched(lanes: 0, main: 0)
    for lane in model.channels.indices {
      if mixture.weights[lane] >= TokenAnalyzer.leastWeight { next.lanes |= 1 << UInt8(lane) }
      if mixture.weights[lane] > mixture.weights[next.main] { next.main = lane }
    }
    searched = next
    self.mixture = mixture
  }

  /// The trained channels.
  var channels: [NoiseChannel] { model.channels }

  /// What they know of single letters.
  private(set) lazy var unitPrior = UnitPrior(model.channels)

  /// What is known of single letters in the document at hand.
  var unitChannel: DocumentChannel { documentChannel ?? trainedUnits }
  private lazy var trainedUnits = DocumentChannel(prior: unitPrior)

  /// Whether it was a recogniser without Vietnamese, known or not, that most of the document came
  /// through: specks between its words are to be expected.
  private var isMisread: Bool {
    searched.main == RestorationModel.foreign || documentChannel != nil
  }

  /// Whether no trained channel explains the document at hand, so that any reading may be the right one.
  var isStrange: Bool { documentChannel != nil && mixture.isStrange }

  /// The channel that was fitted to the document at hand, if any.
  var documentChannel: DocumentChannel? {
    didSet {
      guard documentChannel !== oldValue else { return }
      documentForms = (documentChannel?.words ?? []).compactMap { codes in
        form(of: codes).map { ($0, codes) }
      }
    }
  }
  /// The words of the vocabulary that are surely in the document at hand.
  private(set) var documentForms: [(form: Form, codes: [UInt8])] = []

  /// The form of the vocabulary that is spelled so, if any.
  func form(of codes: [UInt8]) -> Form? {
    codes.withUnsafeBufferPointer { codes in
      guard let key = WordKey(codes), let id = model.language.vocabulary.id(of: key) else {
        return nil
      }
      let shape = CaseShape(codes: codes)
      if shape == .mixed { return nil }
      return Form(word: id, shape: key.length == 1 && shape == .upper ? .title : shape)
    }
  }

  /// P(token | channel) of a token for every channel; `nil` for punctuation.
  ///
  /// Here it does not matter whether two words stand in one token.
  func likelihoods(of token: String) -> SIMD4<Float>? {
    if let known = samples[token] { return known }
    if samples.count >= capacity { samples.removeAll() }
    let before = searched
    searched.lanes = 0b111
    isSampling = true
    let analysis = analyze(token)
    isSampling = false
    searched = before
    let likelihoods = analysis.parts.isEmpty ? nil : analysis.likelihoods
    samples[token] = .some(likelihoods)
    return likelihoods
  }

  /// The share of tokens that are words of the vocabulary as they stand.
  func knownShare(of tokens: [String]) -> Float {
    guard !tokens.isEmpty else { return 0 }
    let known = tokens.count { token in
      WordKey(OuterPunctuation(token[...]).core).flatMap(model.language.vocabulary.id(of:)) != nil
    }
    return Float(known) / Float(tokens.count)
  }

  /// Whether the mixture is being estimated.
  var isSampling = false

  /// Weight below which a channel is not searched.
  static let leastWeight: Float = 0.08

  /// The readings of two tokens' cores as one word that was torn apart.
  func analyze(split first: Substring, _ second: Substring) -> TokenAnalysis.Part {
    let core = (first + second)[...]
    var part = TokenAnalysis.Part(
      leading: "", core: core,
      candidates: remembered(core, as: .word) {
        words(for: SymbolCode.encode(core), text: core)
      },
      letters: core.unicodeScalars.count, isUpper: false)
    rank(&part)
    return part
  }

  /// What the readings of a piece are asked for.
  private enum Asked: UInt32 {
    /// All that a whole token can be.
    case whole
    /// All that a piece of a token can be.
    case part
    /// The words that it can be.
    case word
  }

  /// The readings of a piece, found now or before under whatever mixture.
  private func remembered(
    _ piece: Substring, as asked: Asked, _ find: () -> [Candidate]
  ) -> [Candidate] {
    if isSampling { return find() }
    // Which channel was fitted to a document does not matter to its readings, but to their ranks.
    let kind =
      asked.rawValue | UInt32(searched.lanes) << 2 | UInt32(searched.main) << 8
      | (isStrange ? 1 << 16 : documentChannel != nil ? 1 << 17 : 0)
    if let known = shared.find(piece, kind: kind) { return known }
    let found = find()
    shared.add(found, of: piece, kind: kind)
    return found
  }

  /// The readings of a token, ranked under the mixture.
  func analyze(_ token: String) -> TokenAnalysis {
    var outer = OuterPunctuation(token.precomposed[...])
    let boundary = outer.trailing.unicodeScalars.contains(
      where: OuterPunctuation.clauseEnds.contains)
    var analysis = TokenAnalysis(
      parts: [], trailing: outer.trailing, endsSentence: boundary,
      isNoise: false, likelihoods: .zero)
    guard !outer.core.isEmpty else {
      analysis.trailing = token[...]
      analysis.endsSentence = token.unicodeScalars.contains(
        where: OuterPunctuation.clauseEnds.contains)
      analysis.isNoise = token.unicodeScalars.allSatisfy { TokenAnalyzer.specks.contains($0) }
      return analysis
    }
    let marks = StrayMarks(outer)
    var pieces = TokenPieces(outer.core).pieces
    // The mark inside may be a speck: `trn)yền`.
    if pieces.count == 2, !isSampling, isMisread,
      isRead(
        remembered(outer.core, as: .word) {
          words(for: SymbolCode.encode(outer.core), text: outer.core)
        })
    {
      pieces = [(outer.core, "")]
    }
    for (core, _) in pieces {
      let letters = SymbolCode.encode(core).filter(SymbolCode.isLetter)
      let capitals = letters.count(where: SymbolCode.isUpper)
      var part = TokenAnalysis.Part(
        leading: "", core: core,
        candidates: remembered(core, as: pieces.count == 1 ? .whole : .part) {
          candidates(for: core, isWhole: pieces.count == 1)
        }, letters: letters.count,
        isUpper: letters.count > 1 && capitals * 3 >= letters.count * 2)
      if !isSampling, !marks.isEmpty, pieces.count == 1 {
        addMarkedReadings(marks, to: &part)
        analysis.trailing = analysis.trailing.dropFirst(marks.trailing.count)
        outer.leading = outer.leading.dropLast(marks.leading.count)
        analysis.endsSentence = analysis.trailing.unicodeScalars.contains(
          where: OuterPunctuation.clauseEnds.contains)
      }
      analysis.likelihoods += part.candidates.reduce(.zero) { $0 + $1.likelihoods * prior($1) }
      if !isSampling { addDocumentReadings(to: &part) }
      rank(&part)
      analysis.parts.append(part)
    }
    analysis.parts[0].leading = outer.leading
    for index in analysis.parts.indices.dropFirst() {
      analysis.parts[index].leading = gap(
        pieces[index - 1].gap, between: analysis.parts[index - 1], and: analysis.parts[index])
    }
    return analysis
  }

  /// The marks between two words of a token: a space where a recogniser made a mark of it.
  private func gap(
    _ gap: Substring, between first: TokenAnalysis.Part, and second: TokenAnalysis.Part
  ) -> Substring {
    guard isMisread, let code = second.core.unicodeScalars.first.map({ SymbolCode.code(of: $0) })
    else { return gap }
    let start: TokenPieces.Start =
      SymbolCode.isDigit(code) ? .figure : SymbolCode.isUpper(code) ? .capital : .small
    guard second.core.count > 1 && isWord(second) || start == .figure && second.isNumber else {
      return gap
    }
    if first.isNumber, first.core.count <= 2 {
      return TokenPieces.spaced(gap, before: start, isLabel: true) ?? gap
    }
    guard first.core.count > 1, isWord(first) else { return gap }
    return TokenPieces.spaced(gap, before: start, isLabel: false) ?? gap
  }

  /// Whether a piece is read well as a word of small letters but for its first.
  private func isWord(_ part: TokenAnalysis.Part) -> Bool {
    guard isWellRead(part), let best = part.candidates.first, !part.isUpper else { return false }
    return best.word >= TokenClass.count
  }

  /// Adds to a piece the readings in which the marks next to it were letters, or specks.
  ///
  /// The readings that it has then mean that the marks stand on the page.
  private func addMarkedReadings(_ marks: StrayMarks, to part: inout TokenAnalysis.Part) {
    let genuine =
      StrayMarks.genuineProbability(marks.leading)
      * StrayMarks.genuineProbability(marks.trailing)
    var factor = SIMD4<Float>(repeating: genuine)
    factor[ChannelMixture.cleanLane] = 1
    factor[RestorationModel.bare] = 1
    for index in part.candidates.indices {
      part.candidates[index].likelihoods *= factor
      part.candidates[index].text =
        marks.leading + part.candidates[index].text + marks.trailing
    }
    let whole = marks.leading + part.core + marks.trailing
    part.core = whole
    part.candidates += remembered(whole, as: .word) {
      words(for: SymbolCode.encode(whole), text: whole)
    }
  }

  /// Characters that alone are no text: what OCR makes of specks and scribbles.
  private static let specks = Set("'‘’`´~|\\^_¢¥°©®«»{}<>".unicodeScalars)

  // MARK: - Readings

  private func candidates(for core: Substring, isWhole: Bool) -> [Candidate] {
    let codes = SymbolCode.encode(core)
    let isJoined = isJoinedAbbreviation(codes)
    // A figure or letter between marks is one: `1,5` or `a.3`.
    let isWord =
      !isJoined && (isWhole || codes.count > 1 && codes.contains(where: SymbolCode.isLetter))
    let kind = codes.withUnsafeBufferPointer { TokenClass(core: $0) }
    var result: [Candidate] = []
    if isWord, kind != .date, kind != .symbol, !TokenPieces.isAddress(core) {
      result = words(for: codes, text: core)
      if !isSampling, codes.count >= 2, isStrange || !isRead(result, least: wellRead) {
        let least = leastOfUse(core, codes, kind)
        result = words(for: codes, text: core, isTolerant: true, least: least)
        // An unknown abbreviation is no two words.
        if !codes.allSatisfy(SymbolCode.isUpper) {
          result += joinedWords(for: codes, least: max(least, leastOfUse(beside: result)))
        }
      }
    }
    if isWhole, !isSampling, let number = NumeralReading.read(codes) {
      result.append(numeral(number.digits, probability: number.probability))
    }
    if let kind, !isJoined {
      result.append(kept(core, codes, as: kind.rawValue))
    } else if !result.contains(where: { $0.isKept }) {
      if let abbreviations = abbreviations(core, codes) {
        result += abbreviations
      } else {
        result.append(kept(core, codes, as: TokenClass.unknown.rawValue))
      }
    }
    return result
  }

  /// The logarithm of the probability of form and token below which a reading is of no use: the token
  /// as it is leaves it too far behind.
  private func leastOfUse(_ core: Substring, _ codes: [UInt8], _ kind: TokenClass?) -> Float {
    // What an abbreviation is worth depends on what it abbreviates.
    guard !isStrange, !codes.allSatisfy(SymbolCode.isUpper) else {
      return TokenAnalyzer.leastTolerant
    }
    let kept = kept(core, codes, as: (kind ?? .unknown).rawValue)
    let worth =
      Float.log(Double(kept.likelihoods.min())) + model.language.logProbability(of: kept.word)
    return max(TokenAnalyzer.leastTolerant, worth - TokenAnalyzer.reach - TokenAnalyzer.margin)
  }

  /// The same where there are other readings.
  private func leastOfUse(beside readings: [Candidate]) -> Float {
    guard !isStrange else { return TokenAnalyzer.leastTolerant }
    var best: Float = 0
    for reading in readings where !reading.isKept {
      best = max(best, prior(reading) * reading.likelihoods.max())
    }
    // The channel by which it is read may have a small part in the document.
    return .log(Double(best * TokenAnalyzer.leastWeight)) - TokenAnalyzer.reach
      - TokenAnalyzer.margin
  }
}
