import LanguageModel
import VietnameseText

/// Readings of tokens that are words of the vocabulary, one or two.
extension TokenAnalyzer {
  /// The forms that a channel can have read as the token.
  func words(
    for codes: [UInt8], text: Substring, isTolerant: Bool = false,
    least: Float = TokenAnalyzer.least
  ) -> [Candidate] {
    var merged = [UInt32: SIMD4<Float>](minimumCapacity: 64)
    for (lane, channel) in model.channels.enumerated() where searched.lanes >> UInt8(lane) & 1 == 1
    {
      for match in search.matches(
        for: codes, in: channel, isTolerant: isTolerant, least: least)
      {
        merged[match.form.rawValue, default: .zero][lane] = Float(Float.exp(match.logProbability))
      }
    }
    let own = form(of: codes)?.rawValue
    if let own { merged[own, default: .zero][ChannelMixture.cleanLane] = 1 }
    if !isSampling, WordReadings.isInCapitals(codes) { addCaseFlips(to: &merged) }
    // A number can stand for a word, as 101 for `lời`, but not for a lone consonant.
    if codes.allSatisfy(SymbolCode.isDigit) {
      merged = merged.filter { Form(rawValue: $0.key).hasVowel(in: model.language.vocabulary) }
    }
    // Nor is a number behind a word a part of it.
    if NumeralReading.followsWord(codes) {
      for key in merged.keys { merged[key]? *= TokenAnalyzer.lostNumber }
    }
    // The best by all channels together, before the document says which one it is.
    let ranked = merged.map { raw, likelihoods in
      let form = Form(rawValue: raw)
      return (
        form: form, likelihoods: likelihoods,
        score: .log(Double(likelihoods.max())) + formScore(form)
      )
    }.sorted { ($0.score, $1.form.rawValue) > ($1.score, $0.form.rawValue) }
    return ranked.prefix(isStrange ? 40 : 24).map { form, likelihoods, _ in
      var candidate = Candidate(
        word: form.word, secondWord: nil, text: "", isKept: form.rawValue == own,
        likelihoods: likelihoods)
      let printed = printed(form)
      candidate.shapeScores = printed.scores
      candidate.text = candidate.isKept ? String(text) : printed.text
      return candidate
    }
  }

  /// Adds what a recogniser read in capitals and was printed in small letters: it misjudges the height
  /// of a whole word at once, most readily where all letters look alike in both cases.
  private func addCaseFlips(to merged: inout [UInt32: SIMD4<Float>]) {
    let capitals = merged.filter { Form(rawValue: $0.key).shape == .upper }
    guard !capitals.isEmpty else { return }
    let best = capitals.values.reduce(0) { max($0, $1.max()) }
    for (raw, likelihoods) in capitals where likelihoods.max() > best * 0.01 {
      let word = Form(rawValue: raw).word
      let key = model.language.vocabulary.key(of: word)
      guard key.length > 1 else { continue }
      let isAlike = key.codes.allSatisfy {
        WordReadings.alike.contains(SymbolCode.withoutMarks($0))
      }
      let form = Form(word: word, shape: .lower).rawValue
      let flipped = likelihoods * (isAlike ? WordReadings.flippedAlike : WordReadings.flipped)
      let own = merged[form] ?? .zero
      merged[form] = own.replacing(with: flipped, where: flipped .> own)
    }
  }

  /// Adds to a piece the words that only the noise of its own document explains.
  func addDocumentReadings(to part: inout TokenAnalysis.Part) {
    guard let channel = documentChannel?.search else { return }
    let codes = SymbolCode.encode(part.core)
    guard DocumentChannel.concerns(codes) else { return }
    add(
      search.matches(for: codes, in: channel)
        .map { ($0.form, $0.logProbability + formScore($0.form)) },
      most: TokenAnalyzer.documentReadings, to: &part)
    addWordsOfDocument(to: &part, codes)
  }

  /// Adds to a piece that nothing explains well the words that are surely elsewhere in the document.
  ///
  /// - Complexity: O(*n*) in the number of different words of the document.
  private func addWordsOfDocument(to part: inout TokenAnalysis.Part, _ codes: [UInt8]) {
    guard let channel = documentChannel, !isRead(part.candidates, least: wellRead) else { return }
    var found: [(form: Form, score: Float)] = []
    for (form, spelled) in documentForms where abs(spelled.count - codes.count) <= 3 {
      let score = channel.logProbability(of: codes, given: spelled) + formScore(form)
      if score > TokenAnalyzer.leastTolerant { found.append((form, score)) }
    }
    add(found, most: TokenAnalyzer.documentWords, to: &part)
  }

  /// Adds the likeliest of some forms to a piece, but for those that it has.
  private func add(
    _ forms: [(form: Form, score: Float)], most: Int, to part: inout TokenAnalysis.Part
  ) {
    let known = Set(part.candidates.map(\.text))
    let ranked = forms.sorted { ($0.score, $1.form.rawValue) > ($1.score, $0.form.rawValue) }
    for (form, _) in ranked.prefix(most) {
      let (text, scores) = printed(form)
      guard !known.contains(text) else { continue }
      // What it is worth the document says when it is ranked.
      var candidate = Candidate(
        word: form.word, secondWord: nil, text: text, isKept: false, likelihoods: .zero)
      candidate.shapeScores = scores
      part.candidates.append(candidate)
    }
  }

  /// The text of a form of the vocabulary, and what its shape is worth at each place.
  private func printed(_ form: Form) -> (text: String, scores: SIMD4<Float>) {
    if let known = printedForms[form.rawValue] { return known }
    let printed = (
      text: SymbolCode.decode(form.codes(in: model.language.vocabulary)),
      scores: shapeScores(form)
    )
    printedForms[form.rawValue] = printed
    return printed
  }

  /// Logarithm of the probability of a form without any context.
  func formScore(_ form: Form) -> Float {
    model.language.logProbability(of: form.word)
      + Form.shapeScore(
        model.language.vocabulary.logProbability(of: form.shape, for: form.word))
  }

  /// Whether some word explains the token well enough.
  ///
  /// - Parameter least: likelihood times unigram probability that is well enough.
  func isRead(_ words: [Candidate], least: Float = TokenAnalyzer.wellRead) -> Bool {
    words.contains { prior($0) * $0.likelihoods.max() > least }
  }

  /// The same where words are looked for: a document's own channel can tell more of them apart.
  var wellRead: Float {
    documentChannel == nil ? TokenAnalyzer.wellRead : TokenAnalyzer.wellReadInDocument
  }

  /// Two words in one token, where one word explains it badly.
  ///
  /// - Parameter least: the logarithm of the probability of two forms and the token below which they are
  ///   of no use.
  func joinedWords(for codes: [UInt8], least: Float) -> [Candidate] {
    guard codes.count >= 4, codes.count <= SearchToken.maxLength,
      !model.ablation.contains(.lattice)
    else { return [] }
    let lane = searched.main
    var result: [Candidate] = []
    func add(_ first: Form, _ second: Form?, number: [UInt8], _ logProbability: Float) {
      var likelihoods = SIMD4<Float>.zero
      likelihoods[lane] = Float(Float.exp(logProbability)) * TokenAnalyzer.joinProbability
      let left = printed(first)
      let right = second.map(printed) ?? (SymbolCode.decode(number), .zero)
      var candidate = Candidate(
        word: first.word, secondWord: second?.word ?? TokenClass.number.rawValue,
        text: left.text + " " + right.text, isKept: false, likelihoods: likelihoods)
      candidate.shapeScores = left.scores + right.scores
      result.append(candidate)
    }
    if NumeralReading.endsInNumber(codes) {
      // A word and a number, whose first figures may look like letters: `ngéyel9`.
      for start in codes.indices.dropFirst(2) where !SymbolCode.isDigit(codes[start - 1]) {
        guard let (number, probability) = NumeralReading.number(codes[start...]) else { continue }
        let spelling = TokenAnalyzer.spellingScore(number, word: TokenClass.number.rawValue)
        for match in search.matches(
          for: codes[..<start], in: model.channels[lane], isTolerant: true)
        {
          add(
            match.form, nil, number: number,
            match.logProbability + spelling + .log(Double(probability)))
        }
      }
    } else {
      let least = least - .log(Double(TokenAnalyzer.joinProbability))
      for join in search.joins(for: codes, in: model.channels[lane], least: least) {
        add(join.first, join.second, number: [], join.logProbability)
      }
    }
    return Array(
      result.map { (score: $0.likelihoods[lane] * prior($0), candidate: $0) }
        .sorted { ($0.score, $1.candidate.text) > ($1.score, $0.candidate.text) }
        .prefix(4).map(\.candidate))
  }

  /// How many of the words that a document's own noise explains are looked at.
  private static let documentReadings = 24
  /// How many of the words that a document has elsewhere are looked at.
  private static let documentWords = 12
  /// Likelihood times unigram probability above which one word explains a token well enough.
  static let wellRead: Float = 1e-7
  private static let wellReadInDocument: Float = 1e-5
  /// Logarithms of the probability of form and token below which a form is of no use: what is not
  /// well read is searched again with tolerance, and there the token as it is, worth -28 or more,
  /// leaves all else behind.
  static let least: Float = -26
  static let leastTolerant: Float = -38
  /// Probability that a number behind a word is what a recogniser made of the word's end.
  static let lostNumber: Float = 2e-3
  /// Probability that two words are read as one token.
  static let joinProbability: Float = 2e-3
  /// How much more than in the trie, in nats, the shapes of two forms can be worth.
  static let margin: Float = 2
}

/// How often words in small letters are read in capitals, by Tesseract `eng` and `vie`,
/// counted in `rendered.*.tsv` of aligned noise; words typed and clean ones are as they are.
private enum WordReadings {
  /// Letters that look alike in both cases, whatever marks they bear.
  static let alike = Set("cosuvwxz".unicodeScalars.map(SymbolCode.code(of:)))
  /// Whether a token was read in capitals.
  static func isInCapitals(_ codes: [UInt8]) -> Bool {
    codes.count > 1 && codes.count(where: SymbolCode.isUpper) * 3 >= codes.count * 2
  }

  static let flippedAlike = SIMD4<Float>(1e-3, 1.5e-3, 0, 0)
  static let flipped = SIMD4<Float>(2e-4, 2e-4, 0, 0)
}
