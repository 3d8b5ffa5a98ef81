import LanguageModel
import VietnameseText

/// Finds the word that its neighbours expect where little is left of what was printed.
///
/// Readings are found by their letters, so a token of which hardly a letter was read right has no right
/// one, however sure its neighbours are of the word: `nici` in `Ngân hàng Nhà nici`. Here it is the
/// other way round. Of each word *w* that the n-gram model stores behind the words before the token *t*
/// it is asked how well it goes with the words behind, and at last whether *t* can be what is left of
/// it:
///
///     log P(w | words before) + log P(words behind | w) + log P(t | w) + δ
///
/// P(t | w) is that of the document's own channel, or of the trained channels' single letters, which
/// leaves nothing impossible (`DocumentChannel`).
struct ExpectedWords: ~Copyable {
  /// What is asked of.
  struct Place: BitwiseCopyable {
    /// A hash of what was read.
    var text: UInt32
    /// The word that was chosen, to the n-gram model.
    var word: UInt16
    /// Logarithm of the probability of what was read given that word, as the lattice has it.
    var score: Float
    /// The words before it, the last one first, and those behind it; `Arc.none` where a sentence
    /// starts or ends.
    var before: (UInt16, UInt16)
    var behind: (UInt16, UInt16)

    /// A number for all of it, whose upper 48 bits are never 0.
    fileprivate var key: UInt64 {
      let words =
        UInt64(before.0) | UInt64(before.1) << 16 | UInt64(behind.0) << 32 | UInt64(behind.1) << 48
      let own = UInt64(text) << 32 ^ UInt64(word) << 48 ^ UInt64(score.bitPattern)
      return ByteHash.mix(ByteHash.mix(words &+ 0x9E37_79B9_7F4A_7C15) ^ own) | 1 << 63
    }
  }

  /// Letters that were read, and those of the word that was chosen.
  struct Letters {
    var read: [UInt8]
    var form: [UInt8]
  }

  /// A word that may stand at a place.
  struct Answer: BitwiseCopyable {
    var word: UInt16 = 0
    /// How many times as probable as the chosen one it is, as a logarithm.
    var odds = -Float.infinity
    /// The same of all words together.
    var allOdds = -Float.infinity
  }

  /// What was found out of a place, in 16 bytes; all of them zero where nothing was.
  struct Known: BitwiseCopyable {
    /// The upper 48 bits of the place's key, and the word that was found.
    private let keyAndWord: UInt64
    private let odds: Float
    private let allOdds: Float

    init(_ answer: Answer, at key: UInt64) {
      keyAndWord = key & ~0xFFFF | UInt64(answer.word)
      odds = answer.odds
      allOdds = answer.allOdds
    }

    /// The answer, if it is that to a place.
    @inline(__always)
    func answer(at key: UInt64) -> Answer? {
      (key ^ keyAndWord) >> 16 == 0
        ? Answer(word: UInt16(truncatingIfNeeded: keyAndWord), odds: odds, allOdds: allOdds) : nil
    }
  }

  /// Logarithm of how much likelier it is that a word was torn to pieces than the channel has it.
  private static let delta: Float = -1
  /// The least logarithm of a word's probability after the words before it that is worth a look.
  private static let least: Float = -8
  /// What the channel can give a word at most that was no candidate by its letters: with one letter that
  /// was not read, and less for each letter more and for each one that was read beyond those that it has.
  private static let mostByChannel: Float = -6
  private static let missedLetter: Float = -4.5
  private static let addedLetter: Float = -1.5
  /// Words so much less probable than the chosen one, as a logarithm, are left out of the sum.
  private static let leastOdds: Float = -6

  /// How many slots a place can have.
  private static let ways = 4

  private let model: NGramModel
  /// What is known, at a place by its key: it changes the time, not the text.
  private let known: ZeroedMemory<Known>

  /// - Parameter size: how many places are remembered, a power of two from 4 on.
  init(model: NGramModel, size: Int) {
    self.model = model
    known = ZeroedMemory(count: size)
  }

  /// Forgets what was found out: another channel comes.
  func forget() { known.clear() }

  /// What was found out of a place; `nil` where it is new.
  func answer(at place: Place) -> Answer? {
    let key = place.key
    let slot = slot(of: key)
    for way in 0..<ExpectedWords.ways {
      if let answer = known[slot + way].answer(at: key) { return answer }
    }
    return nil
  }

  /// The likeliest word at a place beside the chosen one; its odds are minus infinity where there is
  /// none.
  ///
  /// - Parameters:
  ///   - letters: those of the place; `nil` where nothing can be expected.
  ///   - channel: what the document came through.
  /// - Complexity: O(*n*) in the number of words that the model stores behind the last one.
  func find(
    _ place: Place, _ letters: Letters?, through channel: DocumentChannel
  ) -> Answer {
    let answer = letters.map { find(place, $0, through: channel) } ?? Answer()
    let slot = slot(of: place.key)
    for way in (1..<ExpectedWords.ways).reversed() { known[slot + way] = known[slot + way - 1] }
    known[slot] = Known(answer, at: place.key)
    return answer
  }

  /// The first of the slots that a place can have.
  private func slot(of key: UInt64) -> Int {
    Int(truncatingIfNeeded: key >> 24) & (known.count - ExpectedWords.ways)
  }

  private func find(
    _ place: Place, _ text: Letters, through channel: DocumentChannel
  ) -> Answer {
    let before = context(behind: place.before)
    let own = score(of: place, text, after: before, through: channel)
    let least = own - ExpectedWords.delta - ExpectedWords.mostByChannel
    let read = text.read.map(SymbolCode.lowercased)
    let letters = LetterSet(read)
    var answer = Answer()
    var total: Float = 0
    model.forEachContinuation(of: before, least: max(ExpectedWords.least, least)) { word in
      let form = model.vocabulary.key(of: word.word)
      guard word.word >= TokenClass.count, word.word != place.word,
        abs(form.length - read.count) <= 3
      else { return }
      let missed = letters.missed(of: form)
      let least =
        least - ExpectedWords.missedLetter * Float(max(0, missed - 1))
        - ExpectedWords.addedLetter * Float(max(0, read.count - form.length))
      guard word.logProbability >= least else { return }
      let value =
        word.logProbability
        + logProbability(
          of: place.behind, after: model.context(behind: word, before),
          least: least - word.logProbability)
      guard value >= least else { return }
      let withoutLetters = value + ExpectedWords.delta - own
      let odds =
        withoutLetters
        + channel.logProbability(
          of: read, given: form.codes, least: ExpectedWords.leastOdds - withoutLetters)
      guard odds >= ExpectedWords.leastOdds else { return }
      total += Float(Float.exp(odds))
      if odds > answer.odds { (answer.word, answer.odds) = (word.word, odds) }
    }
    answer.allOdds = .log(Double(max(total, 1e-30)))
    return answer
  }

  /// The context behind words, the last one first; a sentence starts where there are none.
  private func context(behind words: (UInt16, UInt16)) -> NGramModel.Context {
    var context = model.start
    if words.1 != Arc.none { context = model.advance(context, with: words.1) }
    if words.0 != Arc.none { context = model.advance(context, with: words.0) }
    return context
  }

  /// Logarithm of the probability of the chosen word, of what was read of it and of the words behind it.
  private func score(
    of place: Place, _ text: Letters, after before: NGramModel.Context,
    through channel: DocumentChannel
  ) -> Float {
    var score = place.score
    if place.word >= TokenClass.count, text.form.count <= WordKey.maxLength {
      score = max(score, channel.logProbability(of: text.read, given: text.form))
    }
    let (logProbability, context) = model.extend(before, with: place.word)
    return score + logProbability
      + self.logProbability(of: place.behind, after: context, least: -.infinity)
  }

  /// Logarithm of the probability of the words behind a place; minus infinity where it is below
  /// `least`.
  private func logProbability(
    of words: (UInt16, UInt16), after context: NGramModel.Context, least: Float
  ) -> Float {
    if words.0 == Arc.none { return 0 }
    let (first, context) = model.extend(context, with: words.0)
    if words.1 == Arc.none { return first }
    return first < least ? -.infinity : first + model.extend(context, with: words.1).logProbability
  }
}

/// Letters without their marks and case.
private struct LetterSet {
  private var bits: UInt64 = 0

  init(_ codes: [UInt8]) {
    for code in codes { bits |= LetterSet.bit(code) }
  }

  /// How many letters of a word are not in the set.
  func missed(of word: WordKey) -> Int {
    var (rest, count) = (word.bits, 0)
    while rest != 0 {
      if bits & LetterSet.bit(UInt8(truncatingIfNeeded: rest)) == 0 { count += 1 }
      rest >>= 8
    }
    return count
  }

  /// Codes that share a bit make a letter look read that was not, which costs time alone.
  private static func bit(_ code: UInt8) -> UInt64 {
    1 << UInt64(SymbolCode.withoutMarks(code) & 63)
  }
}
