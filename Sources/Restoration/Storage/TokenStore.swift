import CPrefetch
import DocumentGrammar
import LanguageModel
import VietnameseText

/// The tokens that were seen, each worked out once for each mixture of channels.
///
/// All that is kept of them lies in a few lists of plain values. Indices hold until `clear()`.
struct TokenStore: ~Copyable {
  private let analyzer: TokenAnalyzer
  private var index = TokenIndex()
  private(set) var tokens = UnsafeList<StoredToken>()
  private(set) var parts = UnsafeList<StoredPart>()
  private(set) var arcs = UnsafeList<Arc>()
  private(set) var text = UnsafeList<UInt8>(capacity: 1 << 12)
  private var mixtures: [ChannelMixture: UInt16] = [:]
  private var mixture: UInt16 = 0
  /// The document's own channel that the tokens were worked out with.
  private var channel: DocumentChannel?

  /// Bytes of lists beyond which the store is to be cleared.
  private let limit: Int
  /// Longest token that is analysed, in bytes.
  static let longestToken = 256

  static let standardLimit = 20 << 20

  init(analyzer: TokenAnalyzer, limit: Int = TokenStore.standardLimit) {
    self.analyzer = analyzer
    self.limit = limit
  }

  /// Sets what tokens are worked out for from here on; see `isOutdated`.
  mutating func use(_ noise: DocumentNoise) {
    let mixture = noise.mixture
    analyzer.documentChannel = noise.channel
    analyzer.use(mixture)
    if let known = mixtures[mixture] {
      self.mixture = known
    } else {
      self.mixture = UInt16(mixtures.count)
      mixtures[mixture] = self.mixture
    }
  }

  /// Whether so much is kept that it should be forgotten.
  var isFull: Bool {
    mixtures.count > 10_000
      || arcs.count * MemoryLayout<Arc>.stride + parts.count * MemoryLayout<StoredPart>.stride
        + tokens.count * (MemoryLayout<StoredToken>.stride + 32) + text.count > limit
  }

  /// What is known of single letters in the document at hand.
  var unitChannel: DocumentChannel { analyzer.unitChannel }

  /// Whether the analyzer now reads tokens in another way.
  var isOutdated: Bool { channel !== analyzer.documentChannel }

  /// Forgets everything.
  mutating func clear() {
    channel = analyzer.documentChannel
    index.clear()
    tokens.removeAll()
    parts.removeAll()
    arcs.removeAll()
    text.removeAll()
    // The mixture in use keeps a number of its own.
    let current = mixtures.first { $0.value == mixture }?.key
    mixtures = current.map { [$0: 0] } ?? [:]
    mixture = 0
  }

  /// The number of a token.
  ///
  /// - Complexity: O(*n*) in its length once it is known.
  @inline(__always)
  mutating func token(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
    token(bytes, count, hash: hash(of: bytes, count))
  }

  /// The number of a token whose hash is known.
  @inline(__always)
  mutating func token(_ bytes: UnsafePointer<UInt8>, _ count: Int, hash: UInt32) -> Int {
    if let known = find(hash, bytes, count) { return known }
    return add(bytes, count, hash)
  }

  /// The hash that a token is looked up by. The look-ups of a line wait for memory together when all
  /// hashes come first, then all `prefetch`es, then all `prefetchText`s, then all look-ups.
  @inline(__always)
  func hash(of bytes: UnsafePointer<UInt8>, _ count: Int) -> UInt32 {
    let hash = ByteHash.hash(bytes, min(count, TokenStore.longestToken), seed: UInt32(mixture))
    index.prefetch(hash)
    return hash
  }

  /// Brings near what a look-up is likely to find.
  @inline(__always)
  func prefetch(_ hash: UInt32) {
    if let number = index.guess(hash) { dau_prefetch(tokens.base + number) }
  }

  /// Brings near what a look-up is likely to compare, once `prefetch` has had the time to come.
  @inline(__always)
  func prefetchText(_ hash: UInt32) {
    if let number = index.guess(hash) {
      dau_prefetch(text.base + Int(tokens[number].key.start))
    }
  }

  /// Brings a reading near.
  @inline(__always)
  func prefetch(arc: Int) { dau_prefetch(arcs.base + arc) }

  @inline(__always)
  private func find(_ hash: UInt32, _ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int? {
    index.find(hash) { number in
      let token = tokens.base + number
      return Int(token.pointee.key.count) == count && token.pointee.mixture == mixture
        && isSame(text.base + Int(token.pointee.key.start), bytes, count)
    }
  }

  @inline(__always)
  private func isSame(
    _ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, _ count: Int
  ) -> Bool {
    for place in 0..<count where left[place] != right[place] { return false }
    return true
  }

  // MARK: - New tokens

  @inline(never)
  private mutating func add(
    _ bytes: UnsafePointer<UInt8>, _ count: Int, _ hash: UInt32
  ) -> Int {
    let isLong = count > TokenStore.longestToken
    let word = EscapedText.decode(UnsafeBufferPointer(start: bytes, count: count))
    if isLong || EscapedText.containsEscape(word) { return addOpaque(word, bytes, count, hash) }
    let precomposed = word.precomposed
    let outer = OuterPunctuation(precomposed[...])
    var token: StoredToken
    // `và`, `và,` and `(và` are read once.
    if !outer.core.isEmpty, outer.core.utf8.count < count, StrayMarks(outer).isEmpty {
      token = share(outer)
    } else {
      token = store(analyzer.analyze(word))
    }
    if precomposed.utf8.count != count { token.flags.insert(.decomposed) }
    token.flags.formUnion(TokenStore.lineFlags(word))
    if let repair = GrammarRepair.repairedSymbol(word) {
      token.symbol = text.append(repair.form)
      token.flags.insert(.symbol)
      if repair.changesDigits { token.flags.insert(.changesDigits) }
    }
    token.key = ByteRange(start: text.append(bytes, count), count: count)
    token.readKey = DocumentRecurrence.key(UnsafeBufferPointer(start: bytes, count: count))
    return append(token, hash)
  }

  private mutating func append(_ token: StoredToken, _ hash: UInt32?) -> Int {
    var token = token
    token.mixture = mixture
    tokens.append(token)
    if let hash { index.insert(hash, tokens.count - 1) }
    return tokens.count - 1
  }

  /// A token with punctuation around a core that is a token, too.
  private mutating func share(_ outer: OuterPunctuation) -> StoredToken {
    var core = String(outer.core)
    let bare = core.withUTF8 { utf8 in
      utf8.baseAddress.map { self.token($0, utf8.count) } ?? 0
    }
    var token = tokens[bare]
    token.symbol = ByteRange()
    token.flags = token.flags.intersection([.opaque])
    if outer.trailing.unicodeScalars.contains(where: OuterPunctuation.clauseEnds.contains) {
      token.flags.insert(.endsSentence)
    }
    token.trailing = text.append(outer.trailing)
    if !outer.leading.isEmpty, token.partCount > 0 {
      let first = parts.appendUninitialized(Int(token.partCount))
      for index in 0..<Int(token.partCount) {
        parts[first + index] = parts[Int(token.firstPart) + index]
      }
      let leading = text.append(outer.leading)
      parts.base[first].leading = leading
      token.firstPart = UInt32(first)
    }
    return token
  }

  private mutating func store(_ analysis: TokenAnalysis) -> StoredToken {
    var token = StoredToken()
    // A piece's arcs come before the next piece's.
    let first = parts.appendUninitialized(analysis.parts.count)
    for (index, part) in analysis.parts.enumerated() {
      let stored = store(part)
      parts[first + index] = stored
    }
    token.firstPart = UInt32(first)
    token.partCount = UInt32(analysis.parts.count)
    token.trailing = text.append(analysis.trailing)
    if analysis.endsSentence { token.flags.insert(.endsSentence) }
    if analysis.isNoise { token.flags.insert(.noise) }
    return token
  }

  private mutating func store(_ part: TokenAnalysis.Part) -> StoredPart {
    var stored = StoredPart()
    let reachable = analyzer.reachable(part.candidates)
    stored.firstArc = UInt32(arcs.count)
    stored.arcCount = UInt16(reachable)
    for candidate in part.candidates.prefix(reachable) { append(candidate) }
    if let kept = part.candidates.firstIndex(where: \.isKept) {
      stored.kept = UInt16(min(kept, reachable))
      if kept >= reachable { append(part.candidates[kept]) }
    }
    stored.leading = text.append(part.leading)
    stored.core = text.append(part.core)
    stored.length = UInt8(min(255, part.core.count))
    stored.isWord = part.letters > 1
    stored.isUpper = part.isUpper
    stored.isUpperSyllable = part.isUpper && TokenStore.isBuiltLikeSyllable(part.core)
    stored.isWellRead = analyzer.isWellRead(part)
    return stored
  }

  /// Whether a word is built like a syllable, marks aside: consonants, up to three vowels, and at most
  /// two of the consonants that end one. Abbreviations seldom are.
  private static func isBuiltLikeSyllable(_ core: Substring) -> Bool {
    let letters = SymbolCode.encode(core).map { SymbolCode.withoutMarks(SymbolCode.lowercased($0)) }
    let rime = letters.drop { !vowels.contains($0) }
    let coda = rime.drop(while: vowels.contains)
    return letters.count - rime.count <= 3 && (1...3).contains(rime.count - coda.count)
      && coda.count <= 2 && coda.allSatisfy(finals.contains)
  }

  private static let vowels = Set("aeiouy".unicodeScalars.map(SymbolCode.code(of:)))
  private static let finals = Set("chmngpt".unicodeScalars.map(SymbolCode.code(of:)))

  private mutating func append(_ candidate: Candidate) {
    let range = text.append(candidate.text)
    let shape = candidate.shapeScores
    let channel = candidate.channelScore
    arcs.append(
      Arc(
        word: candidate.word, second: candidate.secondWord ?? Arc.none, text: range.start,
        textCount: UInt16(range.count), isKept: candidate.isKept,
        reliability: UInt8(255 * analyzer.reliability(of: candidate)),
        scores: (channel + shape[0], channel + shape[1], channel + shape[2])))
  }

  /// A token that stays as it is, whatever stands around it.
  private mutating func addOpaque(
    _ word: String, _ bytes: UnsafePointer<UInt8>, _ count: Int, _ hash: UInt32
  ) -> Int {
    var token = StoredToken()
    token.flags = [.opaque]
    let outer = OuterPunctuation(word[...])
    if (outer.core.isEmpty ? word[...] : outer.trailing).unicodeScalars
      .contains(where: OuterPunctuation.clauseEnds.contains)
    {
      token.flags.insert(.endsSentence)
    }
    if !outer.core.isEmpty {
      let codes = SymbolCode.encode(outer.core)
      let kind = codes.withUnsafeBufferPointer { TokenClass(core: $0) } ?? .unknown
      let letters = codes.count(where: SymbolCode.isLetter)
      let capitals = codes.count(where: SymbolCode.isUpper)
      var part = StoredPart()
      part.firstArc = UInt32(arcs.count)
      part.arcCount = 1
      part.kept = 0
      part.length = 255
      part.isWord = letters > 1
      part.isUpper = letters > 1 && capitals * 3 >= letters * 2
      part.isWellRead = true
      arcs.append(Arc(word: kind.rawValue, isKept: true, scores: (0, 0, 0)))
      token.firstPart = UInt32(parts.count)
      token.partCount = 1
      parts.append(part)
    }
    // A long token will not come again.
    guard count <= TokenStore.longestToken else { return append(token, nil) }
    token.key = ByteRange(start: text.append(bytes, count), count: count)
    return append(token, hash)
  }

  // MARK: - Words torn apart

  /// The readings of two pieces as one word that was torn apart: the first arc and how many there
  /// are, at most two.
  mutating func split(_ first: StoredPart, _ second: StoredPart) -> (arc: UInt32, count: UInt8) {
    let (left, right) = (Int(first.core.count), Int(second.core.count))
    // White space never stands inside a token, so the key is the pair's own.
    let key = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: left + right + 1) { bytes in
      guard let base = bytes.baseAddress else { return 0 }
      base.update(from: text.base + Int(first.core.start), count: left)
      base[left] = 0x20
      (base + left + 1).update(from: text.base + Int(second.core.start), count: right)
      let hash = ByteHash.hash(base, bytes.count, seed: UInt32(mixture))
      if let known = find(hash, base, bytes.count) { return known }
      let part = analyzer.analyze(
        split: text.string(first.core)[...], text.string(second.core)[...])
      var token = StoredToken()
      token.firstPart = UInt32(parts.count)
      token.partCount = 1
      var stored = StoredPart()
      stored.firstArc = UInt32(arcs.count)
      for candidate in part.candidates.prefix(2)
      where !candidate.isKept && candidate.secondWord == nil {
        append(candidate)
        stored.arcCount += 1
      }
      parts.append(stored)
      token.key = ByteRange(start: text.append(base, bytes.count), count: bytes.count)
      return append(token, hash)
    }
    let part = parts[Int(tokens[key].firstPart)]
    return (part.firstArc, UInt8(part.arcCount))
  }

  // MARK: - Lines

  /// What the first token of a line says of the line.
  private static func lineFlags(_ token: String) -> StoredToken.Flags {
    var flags: StoredToken.Flags = []
    if startsItem(token) { flags.insert(.startsItem) }
    if isLabel(token) { flags.insert(.label) }
    if token.unicodeScalars.count <= 3, token.unicodeScalars.allSatisfy(strokes.contains) {
      flags.insert(.bareLabel)
    }
    return flags
  }

  /// Whether a line starts a list item or a numbered unit, so that no sentence runs on into it.
  private static func startsItem(_ first: String) -> Bool {
    if ["-", "+", "–", "—", "•", "*"].contains(first) { return true }
    guard first.utf8.count <= 24, first.count <= 6, let last = first.last,
      last == "." || last == ")"
    else { return false }
    return first.dropLast().allSatisfy { $0.isNumber || $0 == "." } || first.count <= 3
  }

  /// What the strokes of a Roman number are read as.
  private static let strokes = Set("IlL1|".unicodeScalars)

  /// Whether the first token of a line is the label of a list, whose sequence says what it is.
  private static func isLabel(_ token: String) -> Bool {
    let scalars = token.unicodeScalars
    guard let last = scalars.last, scalars.count <= 5 else { return false }
    if last == ")" { return scalars.count == 2 }
    return last == "." && scalars.dropLast().allSatisfy { "IVXLl1|".unicodeScalars.contains($0) }
  }
}
