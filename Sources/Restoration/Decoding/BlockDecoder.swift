import DocumentModel
import LanguageModel
import VietnameseText

/// Decodes the tokens of a block: builds lattices of their readings, finds the best way through each
/// and notes what it makes of every token.
struct BlockDecoder: ~Copyable {
  /// What became of a token.
  struct Decision: BitwiseCopyable {
    enum Kind: UInt8, BitwiseCopyable {
      /// It stays as it is.
      case kept
      /// Its text is `text`.
      case changed
      /// It and the next token are one word, `text`.
      case joined
      /// It is the second half of a word that was torn apart.
      case absorbed
    }

    var kind = Kind.kept
    var isNoise = false
    /// Whether it is too long or no UTF-8.
    var isOpaque = false
    var isDecoded = false
    /// The new form, in `texts`.
    var text = ByteRange()
    /// The document symbol that grammar makes of the token, in `texts`; empty where it is none.
    var symbol = ByteRange()
    /// The probability that the form is right.
    var probability: Float = 1
  }

  /// A reading that was not chosen, of a token.
  struct RunnerUp: BitwiseCopyable {
    var token: UInt32
    var text: ByteRange
    var probability: Float
  }

  /// A piece of a token on its way through the decoder.
  struct Unit: BitwiseCopyable {
    /// The token, as a place in the block and as a number in the store.
    var token: UInt32
    var stored: UInt32
    var part: UInt32
  }

  /// One for each token of the block.
  var decisions = UnsafeList<Decision>()
  /// Of tokens in their order, the likeliest first.
  var runnersUp = UnsafeList<RunnerUp>()
  var texts = UnsafeList<UInt8>(capacity: 1 << 12)
  /// What recurrence is to know of the tokens and of their runners-up, where posteriors are wanted.
  var occurrences = UnsafeList<DocumentRecurrence.Occurrence>()
  var others = UnsafeList<DocumentRecurrence.Other>()
  var doubtful = UnsafeList<DocumentRecurrence.Place>()
  var posteriors = UnsafeList<Float>()

  let expected: ExpectedWords
  var store: TokenStore
  var decoder: LatticeDecoder
  var lattice = Lattice()
  var units = UnsafeList<Unit>()
  /// The numbers of the tokens of the line at hand.
  private var line = UnsafeList<UInt32>()
  /// How the first and the last pieces of those tokens are written.
  private var cases = UnsafeList<PieceCases>()
  private let start: NGramModel.Context
  private var context: NGramModel.Context
  var wantsPosteriors = false
  /// `Occurrence.word` of the words of the lines at the head of a document.
  let headingWords: [UInt64]
  /// Whether two tokens can be one word.
  private let hasSplits: Bool

  /// Longest run of pieces that is decoded at once, but for the line in which it ends.
  private let runLength = 300
  /// A longer line is taken in pieces of so many tokens.
  private let pieceLength = 1000

  init(
    model: RestorationModel, analyzer: TokenAnalyzer, tokenMemory: Int,
    memory: LatticeDecoder.Memory
  ) {
    expected = ExpectedWords(model: model.language, size: memory.expectedWords)
    store = TokenStore(analyzer: analyzer, limit: tokenMemory)
    decoder = LatticeDecoder(model: model.language, memory: memory)
    start = model.language.start
    hasSplits = !model.ablation.contains(.lattice)
    headingWords = NationalHeading.words.compactMap { word in
      WordKey(word[...]).flatMap(model.language.vocabulary.id(of:))
        .map { DocumentRecurrence.key($0, Arc.none) }
    }
    context = start
  }

  /// Sets what tokens came through.
  ///
  /// What was worked out with a document's own channel holds for that document alone.
  mutating func use(_ noise: DocumentNoise) { store.use(noise) }

  /// Decides on every token of a block; the outcome is in `decisions`, `texts` and, where posteriors
  /// are wanted, `runnersUp`.
  ///
  /// - Parameter share: decides only on one in so many pieces of 40 lines.
  /// - Complexity: O(*n*).
  mutating func decode(_ block: TokenBlock, wantsPosteriors: Bool, oneIn share: Int = 1) {
    self.wantsPosteriors = wantsPosteriors
    runnersUp.removeAll()
    texts.removeAll()
    decisions.removeAll()
    let first = decisions.appendUninitialized(block.tokens.count)
    (decisions.base + first).update(repeating: Decision(), count: block.tokens.count)
    others.removeAll()
    occurrences.removeAll()
    if wantsPosteriors {
      let first = occurrences.appendUninitialized(block.tokens.count)
      (occurrences.base + first).update(
        repeating: DocumentRecurrence.Occurrence(), count: block.tokens.count)
    }
    context = start
    if store.isFull || store.isOutdated { forget() }
    block.bytes.withUnsafeBufferPointer { bytes in
      block.tokens.withUnsafeBufferPointer { tokens in
        guard let bytes = bytes.baseAddress else { return }
        for line in block.lines.indices where share == 1 || line / 40 % share == 0 {
          let range = block.tokens(ofLine: line)
          var start = range.lowerBound
          repeat {
            let end = min(range.upperBound, start + pieceLength)
            add(start..<end, tokens, bytes, isLineStart: start == range.lowerBound)
            start = end
            if lattice.count >= runLength || (range.isEmpty && lattice.count >= 40) {
              flush(tokens, bytes)
            }
          } while start < range.upperBound
        }
        flush(tokens, bytes)
      }
    }
  }

  /// How many of the block's words were decided on, and how many of them changed.
  var changes: (changed: Int, words: Int) {
    var changes = (changed: 0, words: 0)
    for index in 0..<decisions.count where decisions[index].isDecoded {
      changes.words += 1
      if decisions[index].kind != .kept { changes.changed += 1 }
    }
    return changes
  }

  /// What the decisions on a block, made with posteriors, say of its words and what was read of each.
  func observations(_ block: TokenBlock) -> [DocumentChannel.Observation] {
    var observations: [DocumentChannel.Observation] = []
    var runnerUp = 0
    for (index, token) in block.tokens.enumerated() where decisions[index].kind != .absorbed {
      let read = String(
        decoding: block.bytes[Int(token.start)..<Int(min(token.end, token.start + 64))],
        as: UTF8.self)
      let codes = SymbolCode.encode(OuterPunctuation(read[...]).core)
      func add(_ text: String, _ probability: Float) {
        let form = SymbolCode.encode(OuterPunctuation(text[...]).core)
        guard !form.isEmpty, form.count <= WordKey.maxLength,
          form.allSatisfy(SymbolCode.isLetter), DocumentChannel.concerns(codes)
        else { return }
        observations.append(
          DocumentChannel.Observation(form: form, token: codes, weight: Double(probability)))
      }
      let decision = decisions[index]
      if decision.isDecoded, !decision.isOpaque {
        add(decision.kind == .kept ? read : texts.string(decision.text), decision.probability)
      }
      while runnerUp < runnersUp.count, runnersUp[runnerUp].token == index {
        add(texts.string(runnersUp[runnerUp].text), runnersUp[runnerUp].probability)
        runnerUp += 1
      }
    }
    return observations
  }

  // MARK: - From tokens to lattices

  /// Adds the tokens of a line, or of a piece of a long one, to the lattice.
  private mutating func add(
    _ range: Range<Int>, _ tokens: UnsafeBufferPointer<TokenBlock.Token>,
    _ bytes: UnsafePointer<UInt8>, isLineStart: Bool
  ) {
    line.removeAll()
    // First the hashes of the line's tokens, then their numbers in the same places.
    for index in range {
      let token = tokens[index]
      line.append(store.hash(of: bytes + Int(token.start), Int(token.end - token.start)))
    }
    for place in 0..<line.count { store.prefetch(line[place]) }
    for place in 0..<line.count { store.prefetchText(line[place]) }
    var words = 0
    var capitals = 0
    cases.removeAll()
    for (place, index) in range.enumerated() {
      let token = tokens[index]
      let number = store.token(
        bytes + Int(token.start), Int(token.end - token.start), hash: line[place])
      line[place] = UInt32(number)
      let stored = store.tokens.base + number
      var pieces = PieceCases()
      for place in 0..<Int(stored.pointee.partCount) {
        let part = store.parts.base + (Int(stored.pointee.firstPart) + place)
        if part.pointee.isWord { words += 1 }
        if part.pointee.isUpper { capitals += 1 }
        pieces.add(part.pointee, isFirst: place == 0)
      }
      cases.append(pieces)
    }
    // Whether most words of more than one letter are in capitals.
    let isCapitals = words > 1 && capitals * 10 >= words * 7
    if isLineStart,
      range.isEmpty || store.tokens[Int(line[0])].flags.contains(.startsItem)
    {
      lattice.endSentence()
    }
    for (place, index) in range.enumerated() {
      let token = store.tokens[Int(line[place])]
      // What stands far apart is in two columns or two cells.
      if tokens[index].space > 2 { lattice.endSentence() }
      if token.flags.contains(.noise) { decisions.base[index].isNoise = true }
      if token.flags.contains(.opaque) { decisions.base[index].isOpaque = true }
      if token.flags.contains(.symbol) {
        decisions.base[index].symbol = copy(token.symbol)
      }
      if wantsPosteriors {
        occurrences.base[index].read = token.readKey
        occurrences.base[index].startsLine = isLineStart && place == 0
      }
      let isLabel =
        isLineStart && place == 0
        && (token.flags.contains(.label) || isCapitals && token.flags.contains(.bareLabel))
      for part in 0..<token.partCount {
        let piece = store.parts[Int(token.firstPart + part)]
        let position: Candidate.Position =
          isCapitals || standsAmongCapitals(piece, place)
          ? .capitals : lattice.endsSentence ? .sentenceStart : .running
        units.append(
          Unit(token: UInt32(index), stored: line[place], part: part))
        if part == 0 { addSplitWord(isFirst: place == 0) }
        addNode(piece, at: position, isLabel: isLabel)
      }
      if token.flags.contains(.endsSentence) { lattice.endSentence() }
    }
  }

  /// Whether a piece of a token of the line stands among capitals: in capitals itself, beside a word in
  /// capitals or at least beside none in small letters; or else between two words in capitals.
  @inline(__always)
  private func standsAmongCapitals(_ part: StoredPart, _ place: Int) -> Bool {
    let left = place > 0 ? cases[place - 1] : PieceCases()
    let right = place + 1 < line.count ? cases[place + 1] : PieceCases()
    let leftIsUpper = left.contains(.lastIsUpperSyllable)
    let rightIsUpper = right.contains(.firstIsUpperSyllable)
    if !part.isUpper { return leftIsUpper && (rightIsUpper || place + 1 == line.count) }
    return leftIsUpper || rightIsUpper
      || !left.contains(.lastIsSmall) && !right.contains(.firstIsSmall)
  }

  @inline(__always)
  private mutating func addNode(
    _ part: StoredPart, at position: Candidate.Position, isLabel: Bool
  ) {
    if isLabel, part.kept != Arc.none {
      lattice.addNode(arcs: part.firstArc + UInt32(part.kept), count: 1, at: position)
    } else {
      lattice.addNode(arcs: part.firstArc, count: part.arcCount, at: position)
    }
  }

  /// Adds to the last node the reading of its token and the one that comes as one word that was
  /// torn apart.
  @inline(__always)
  private mutating func addSplitWord(isFirst: Bool) {
    guard !isFirst, units.count >= 2, hasSplits else { return }
    let (first, second) = (units[units.count - 2], units[units.count - 1])
    guard first.token + 1 == second.token, first.part == 0 else { return }
    let left = store.tokens[Int(first.stored)]
    let right = store.tokens[Int(second.stored)]
    guard left.partCount == 1, right.partCount == 1, left.trailing.count == 0 else { return }
    let parts = (store.parts[Int(left.firstPart)], store.parts[Int(right.firstPart)])
    guard parts.1.leading.count == 0, parts.0.length <= 4, parts.1.length <= 4,
      parts.0.length + parts.1.length <= 7
    else { return }
    // Two tokens that are both well read are two words.
    guard !parts.0.isWellRead || !parts.1.isWellRead else { return }
    let split = store.split(parts.0, parts.1)
    lattice.addSplit(arcs: split.arc, count: split.count)
  }

  /// Decodes what was added, notes the outcome and starts anew behind it.
  private mutating func flush(
    _ tokens: UnsafeBufferPointer<TokenBlock.Token>, _ bytes: UnsafePointer<UInt8>
  ) {
    guard !lattice.isEmpty else { return }
    context = decoder.decode(
      lattice, arcs: store.arcs.base, after: context, wantsPosteriors: wantsPosteriors)
    apply(tokens, bytes)
    units.removeAll()
    lattice.clear()
    if store.isFull { forget() }
  }

  private mutating func forget() {
    store.clear()
    decoder.forgetArcs()
    expected.forget()
  }

  private mutating func copy(_ range: ByteRange) -> ByteRange {
    let start = texts.append(store.text.base + Int(range.start), Int(range.count))
    return ByteRange(start: start, count: Int(range.count))
  }
}
