import LanguageModel
import VietnameseText

/// Turns tokens into their readings, once for each token that is new.
final class TokenAnalyzer {
  private let model: RestorationModel
  private let search: CandidateSearch
  /// Indices in `analyses` of the tokens that were searched as they are searched now.
  private var cache: [String: Int] = [:]
  /// Those that were searched otherwise, by how.
  private var dormant: [Searched: [String: Int]] = [:]
  /// The likelihoods of tokens that the mixture was estimated from; `nil` for punctuation.
  private var samples: [String: SIMD4<Float>?] = [:]
  private(set) var analyses: [TokenAnalysis] = []
  private(set) var mixture = ChannelMixture.even

  /// How many different tokens are remembered before the memory is cleared.
  private let capacity = 200_000
  /// How many readings a token keeps.
  private let mostCandidates = 16
  /// How far, in nats, a reading may lie behind the best one before context is known.
  private let reach: Float = 12

  init(model: RestorationModel) {
    self.model = model
    search = CandidateSearch(trie: model.trie)
  }

  /// What decides which readings a token has, besides the token: a result must not depend on what
  /// was restored before.
  private struct Searched: Hashable {
    /// The channels that are searched, as a bit set.
    var lanes: UInt8
    /// The channel that two words in one token are looked for in.
    var main: Int
  }

  private var searched = Searched(lanes: 0b111, main: 0)
  /// Counts the mixtures, so that an analysis knows whether it was ranked under the present one.
  private var epoch = 0

  /// Sets the document's mixture of channels; channels with hardly any part in it are not searched.
  func use(_ mixture: ChannelMixture) {
    var next = Searched(lanes: 0, main: 0)
    for lane in model.channels.indices {
      if mixture.weights[lane] >= TokenAnalyzer.leastWeight { next.lanes |= 1 << UInt8(lane) }
      if mixture.weights[lane] > mixture.weights[next.main] { next.main = lane }
    }
    if next != searched {
      dormant[searched] = cache
      cache = dormant.removeValue(forKey: next) ?? [:]
      searched = next
    }
    guard mixture != self.mixture else { return }
    self.mixture = mixture
    epoch += 1
  }

  /// P(token | channel) of a token for every channel; `nil` for punctuation.
  ///
  /// Here it does not matter whether two words stand in one token.
  func likelihoods(of token: String) -> SIMD4<Float>? {
    if let known = samples[token] { return known }
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
  private var isSampling = false

  /// Weight below which a channel is not searched.
  private static let leastWeight: Float = 0.08

  /// Forgets all tokens where there are too many; indices from before are then void.
  func trim() {
    if samples.count > capacity { samples.removeAll() }
    guard analyses.count > capacity else { return }
    analyses.removeAll(keepingCapacity: true)
    cache.removeAll(keepingCapacity: true)
    dormant.removeAll()
  }

  /// The index in `analyses` of a token.
  func analysis(of token: String) -> Int {
    guard let index = cache[token] else {
      analyses.append(analyze(token))
      cache[token] = analyses.count - 1
      return analyses.count - 1
    }
    rankAnew(index)
    return index
  }

  /// Ranks the readings of a token again where the mixture has changed since.
  private func rankAnew(_ index: Int) {
    guard analyses[index].epoch != epoch else { return }
    for part in analyses[index].parts.indices { rank(&analyses[index].parts[part].candidates) }
    analyses[index].epoch = epoch
  }

  /// The index in `analyses` of two tokens' cores as one word that was torn apart.
  func analysis(ofSplit first: Substring, _ second: Substring) -> Int {
    // A space never stands inside a token, so the key is the pair's own.
    let key = first + " " + second
    if let index = cache[String(key)] {
      rankAnew(index)
      return index
    }
    let core = (first + second)[...]
    var part = TokenAnalysis.Part(
      leading: "", core: core, candidates: words(for: SymbolCode.encode(core), text: core),
      letters: core.unicodeScalars.count, isUpper: false)
    rank(&part.candidates)
    analyses.append(
      TokenAnalysis(
        parts: [part], trailing: "", endsSentence: false, isNoise: false, likelihoods: .zero,
        epoch: epoch))
    cache[String(key)] = analyses.count - 1
    return analyses.count - 1
  }

  private func analyze(_ token: String) -> TokenAnalysis {
    let outer = OuterPunctuation(token.precomposed[...])
    let boundary = outer.trailing.unicodeScalars.contains(
      where: OuterPunctuation.clauseEnds.contains)
    var analysis = TokenAnalysis(
      parts: [], trailing: outer.trailing, endsSentence: boundary,
      isNoise: false, likelihoods: .zero, epoch: epoch)
    guard !outer.core.isEmpty else {
      analysis.trailing = token[...]
      analysis.endsSentence = token.unicodeScalars.contains(
        where: OuterPunctuation.clauseEnds.contains)
      analysis.isNoise = token.unicodeScalars.allSatisfy { TokenAnalyzer.specks.contains($0) }
      return analysis
    }
    // `và`, `và,` and `(và` are read once.
    if !isSampling, outer.core.utf8.count < token.utf8.count {
      let index = self.analysis(of: String(outer.core))
      let bare = analyses[index]
      analysis.parts = bare.parts
      analysis.likelihoods = bare.likelihoods
      if !analysis.parts.isEmpty { analysis.parts[0].leading = outer.leading }
      return analysis
    }
    var leading = outer.leading
    for (core, gap) in TokenAnalyzer.pieces(of: outer.core) {
      let letters = SymbolCode.encode(core).filter(SymbolCode.isLetter)
      let capitals = letters.count(where: SymbolCode.isUpper)
      var part = TokenAnalysis.Part(
        leading: leading, core: core, candidates: candidates(for: core), letters: letters.count,
        isUpper: letters.count > 1 && capitals * 4 >= letters.count * 3)
      analysis.likelihoods += part.candidates.reduce(.zero) { $0 + $1.likelihoods * prior($1) }
      rank(&part.candidates)
      analysis.parts.append(part)
      leading = gap
    }
    return analysis
  }

  /// Characters that alone are no text: what OCR makes of specks and scribbles.
  private static let specks = Set("'‘’`´~|\\^_¢¥°©®«»{}<>".unicodeScalars)

  /// Cuts a core at hyphens and slashes between words, each piece with the mark behind it.
  private static func pieces(of core: Substring) -> [(core: Substring, gap: Substring)] {
    let scalars = core.unicodeScalars
    guard scalars.contains(where: { $0 == "-" || $0 == "/" || $0 == "–" }) else {
      return [(core, "")]
    }
    let codes = SymbolCode.encode(core)
    let kind = codes.withUnsafeBufferPointer { TokenClass(core: $0) }
    guard kind == .unknown || kind == nil else { return [(core, "")] }
    var pieces: [(core: Substring, gap: Substring)] = []
    var start = core.startIndex
    var index = start
    while index < core.endIndex {
      if "-/–".unicodeScalars.contains(scalars[index]), index > start {
        let next = scalars.index(after: index)
        pieces.append((core[start..<index], core[index..<next]))
        start = next
      }
      index = scalars.index(after: index)
    }
    if start < core.endIndex { pieces.append((core[start...], "")) }
    return pieces
  }

  // MARK: - Readings

  private func candidates(for core: Substring) -> [Candidate] {
    let codes = SymbolCode.encode(core)
    let kind = codes.withUnsafeBufferPointer { TokenClass(core: $0) }
    var result: [Candidate] = []
    if kind != .date, kind != .symbol {
      result = words(for: codes, text: core)
      if !isSampling, codes.count >= 2, !isRead(result) {
        result = words(for: codes, text: core, isTolerant: true)
        // An unknown abbreviation is no two words.
        if !codes.allSatisfy(SymbolCode.isUpper) { result += joinedWords(for: codes) }
      }
    }
    if let kind {
      result.append(kept(core, codes, as: kind.rawValue))
    } else if !result.contains(where: { $0.isKept }) {
      result.append(kept(core, codes, as: TokenClass.unknown.rawValue))
    }
    return result
  }

  /// The forms that a channel can have read as the token.
  private func words(
    for codes: [UInt8], text: Substring, isTolerant: Bool = false
  ) -> [Candidate] {
    var merged: [UInt32: SIMD4<Float>] = [:]
    for (lane, channel) in model.channels.enumerated() where searched.lanes >> UInt8(lane) & 1 == 1
    {
      for match in search.matches(
        for: codes, in: channel, isTolerant: isTolerant,
        least: isTolerant ? TokenAnalyzer.leastTolerant : TokenAnalyzer.least)
      {
        merged[match.form.rawValue, default: .zero][lane] = Float(Float.exp(match.logProbability))
      }
    }
    let key = codes.withUnsafeBufferPointer { WordKey($0) }
    var own: UInt32?
    if let key, let id = model.language.vocabulary.id(of: key) {
      let shape = codes.withUnsafeBufferPointer { CaseShape(codes: $0) }
      if shape != .mixed {
        let form = Form(word: id, shape: key.length == 1 && shape == .upper ? .title : shape)
        merged[form.rawValue, default: .zero][ChannelMixture.clean] = 1
        own = form.rawValue
      }
    }
    // The best by all channels together, before the document says which one it is.
    let ranked = merged.map { raw, likelihoods in
      let form = Form(rawValue: raw)
      return (
        form: form, likelihoods: likelihoods,
        score: .log(Double(likelihoods.max())) + formScore(form)
      )
    }.sorted { ($0.score, $1.form.rawValue) > ($1.score, $0.form.rawValue) }
    return ranked.prefix(24).map { form, likelihoods, _ in
      var candidate = Candidate(
        word: form.word, secondWord: nil, text: "", isKept: form.rawValue == own,
        likelihoods: likelihoods)
      candidate.shapeScores = shapeScores(form)
      candidate.text =
        candidate.isKept
        ? String(text) : SymbolCode.decode(form.codes(in: model.language.vocabulary))
      return candidate
    }
  }

  /// Logarithm of the probability of a form without any context.
  private func formScore(_ form: Form) -> Float {
    model.language.logProbability(of: form.word)
      + Form.shapeScore(
        model.language.vocabulary.logProbability(of: form.shape, for: form.word))
  }

  /// Whether some word explains the token well enough.
  private func isRead(_ words: [Candidate]) -> Bool {
    words.contains { prior($0) * $0.likelihoods.max() > TokenAnalyzer.wellRead }
  }

  /// Two words in one token, where one word explains it badly.
  private func joinedWords(for codes: [UInt8]) -> [Candidate] {
    guard codes.count >= 4, codes.count <= CandidateSearch.maxLength else { return [] }
    let lane = searched.main
    var result: [Candidate] = []
    func add(_ first: Form, _ second: Form?, number: [UInt8], _ logProbability: Float) {
      var likelihoods = SIMD4<Float>.zero
      likelihoods[lane] = Float(Float.exp(logProbability)) * TokenAnalyzer.joinProbability
      let right = second.map { $0.codes(in: model.language.vocabulary) } ?? number
      var candidate = Candidate(
        word: first.word, secondWord: second?.word ?? TokenClass.number.rawValue,
        text: SymbolCode.decode(first.codes(in: model.language.vocabulary)) + " "
          + SymbolCode.decode(right), isKept: false, likelihoods: likelihoods)
      candidate.shapeScores = shapeScores(first) + (second.map(shapeScores) ?? .zero)
      result.append(candidate)
    }
    // A word and a number.
    let digits = Array(codes.reversed().prefix(while: SymbolCode.isDigit).reversed())
    if !digits.isEmpty, codes.count - digits.count >= 2 {
      for match in search.matches(for: codes.dropLast(digits.count), in: model.channels[lane]) {
        let spelling = TokenAnalyzer.spellingScore(digits, word: TokenClass.number.rawValue)
        add(match.form, nil, number: digits, match.logProbability + spelling)
      }
    } else {
      for join in search.joins(for: codes, in: model.channels[lane]) {
        add(join.first, join.second, number: [], join.logProbability)
      }
    }
    return Array(
      result.map { (score: $0.likelihoods[lane] * prior($0), candidate: $0) }
        .sorted { ($0.score, $1.candidate.text) > ($1.score, $0.candidate.text) }
        .prefix(4).map(\.candidate))
  }

  /// Likelihood times unigram probability above which one word explains a token well enough.
  private static let wellRead: Float = 1e-9
  /// Logarithms of the probability of form and token below which a form is of no use: what is not
  /// well read is searched again with tolerance, and there the token as it is, worth -28 or more,
  /// leaves all else behind.
  private static let least: Float = -26
  private static let leastTolerant: Float = -38
  /// Probability that two words are read as one token.
  private static let joinProbability: Float = 2e-3

  /// The token as it is, as a word that the vocabulary lacks or a number.
  private func kept(_ core: Substring, _ codes: [UInt8], as word: UInt16) -> Candidate {
    let spelling = Float(Float.exp(TokenAnalyzer.spellingScore(codes, word: word)))
    // What a foreign recogniser made of an unknown word is seldom the word, but for abbreviations.
    let isUnknown = word == TokenClass.unknown.rawValue
    let readRight: Float = !isUnknown || codes.allSatisfy(SymbolCode.isUpper) ? 0.8 : 0.3
    return Candidate(
      word: word, secondWord: nil, text: String(core), isKept: true,
      likelihoods: SIMD4(spelling * readRight, spelling * 0.9, spelling * 0.9, spelling))
  }

  /// Logarithm of the probability that a number or an unknown word is spelled like this.
  private static func spellingScore(_ codes: [UInt8], word: UInt16) -> Float {
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
    // However strange it looks, something was printed.
    return max(score, -22)
  }

  // MARK: - Scores

  /// The unigram probability of a reading.
  private func prior(_ candidate: Candidate) -> Float {
    var score = model.language.logProbability(of: candidate.word)
    if let second = candidate.secondWord { score += model.language.logProbability(of: second) }
    return Float(Float.exp(score + candidate.shapeScores[0]))
  }

  private func shapeScores(_ form: Form) -> SIMD4<Float> {
    let usual = Float(
      Float.exp(model.language.vocabulary.logProbability(of: form.shape, for: form.word)))
    func blend(_ values: (Float, Float, Float), usual weight: Float) -> Float {
      let fixed =
        switch form.shape {
        case .lower, .mixed: values.0
        case .title: values.1
        case .upper: values.2
        }
      return .log(Double(weight * usual + (1 - weight) * fixed))
    }
    return SIMD4(
      blend((0.6, 0.3, 0.1), usual: 0.85),
      blend((0.15, 0.8, 0.05), usual: 0.3),
      blend((0.02, 0.03, 0.95), usual: 0.1), 0)
  }

  /// Scores readings under the mixture and sorts them; all are kept, since another document may have
  /// another mixture.
  private func rank(_ candidates: inout [Candidate]) {
    for index in candidates.indices {
      let likelihood = (candidates[index].likelihoods * mixture.weights).sum()
      candidates[index].channelScore = .log(Double(max(likelihood, 1e-30)))
    }
    candidates.sort { (score($0), $1.text) > (score($1), $0.text) }
  }

  /// Whether some reading explains a piece of a token well without regard to its neighbours.
  func isWellRead(_ part: TokenAnalysis.Part) -> Bool {
    guard let best = part.candidates.first,
      !(best.isKept && best.word == TokenClass.unknown.rawValue)
    else { return false }
    return score(best) > -15
  }

  /// How many of the ranked readings deserve a look in context.
  func reachable(_ candidates: [Candidate]) -> Int {
    guard let first = candidates.first else { return 0 }
    let least = score(first) - reach
    var count = 0
    for candidate in candidates.prefix(mostCandidates) {
      if score(candidate) < least { break }
      count += 1
    }
    return count
  }

  func score(_ candidate: Candidate) -> Float {
    var score =
      candidate.channelScore + model.language.logProbability(of: candidate.word)
      + candidate.shapeScores[0]
    if let second = candidate.secondWord { score += model.language.logProbability(of: second) }
    return score
  }
}
