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
  struct Place {
    /// The letters that were read.
    var read: [UInt8]
    /// The word that was chosen, to the n-gram model, and its letters.
    var word: UInt16
    var form: [UInt8]
    /// Logarithm of the probability of what was read given that word, as the lattice has it.
    var score: Float
    /// The words before it.
    var before: NGramModel.Context
    /// The words behind it; `Arc.none` where there is none.
    var behind: (UInt16, UInt16)

    /// A number for what the answer depends on, never 0.
    fileprivate func key(_ text: UInt64) -> UInt64 {
      var key = ByteHash.mix(text ^ before.key &* 0x9E37_79B9_7F4A_7C15)
      key ^= UInt64(word) << 32 | UInt64(behind.0) << 16 | UInt64(behind.1)
      return ByteHash.mix(key &* 0xC2B2_AE3D_27D4_EB4F ^ UInt64(score.bitPattern)) | 1
    }
  }

  /// A word that may stand at a place.
  struct Answer: BitwiseCopyable {
    var word: UInt16 = 0
    /// How many times as probable as the chosen one it is, as a logarithm.
    var odds = -Float.infinity
    /// The same of all words together.
    var allOdds = -Float.infinity
  }

  /// What was found out of a place.
  struct Known: BitwiseCopyable {
    var key: UInt64 = 0
    var answer = Answer()
  }

  /// Logarithm of how much likelier it is that a word was torn to pieces than the channel has it.
  private static let delta: Float = -1
  /// The least logarithm of a word's probability after the words before it that is worth a look.
  private static let least: Float = -8
  /// What the channel can give a word at most that was no candidate by its letters: with one letter that
  /// was not read, and less for each letter more.
  private static let mostByChannel: Float = -6
  private static let missedLetter: Float = -4

  private let model: NGramModel
  /// What is known, at a place by its key: it changes the time, not the text.
  private var known = UnsafeList<Known>()
  private let size = 1 << 14

  init(model: NGramModel) {
    self.model = model
  }

  /// Forgets what was found out: another channel comes.
  mutating func forget() { known.removeAll() }

  /// The likeliest word at a place beside the chosen one; its odds are minus infinity where there is
  /// none.
  ///
  /// - Parameters:
  ///   - text: a number for what was read.
  ///   - channel: what the document came through.
  /// - Complexity: O(*n*) in the number of words that the model stores behind the last one, where the
  ///   place is new.
  mutating func find(_ place: Place, text: UInt64, through channel: DocumentChannel) -> Answer {
    if known.count == 0 {
      let first = known.appendUninitialized(size)
      (known.base + first).update(repeating: Known(), count: size)
    }
    let key = place.key(text)
    let slot = Int(truncatingIfNeeded: key >> 32) & (size - 1)
    if known[slot].key == key { return known[slot].answer }
    let answer = find(place, through: channel)
    known[slot] = Known(key: key, answer: answer)
    return answer
  }

  private func find(_ place: Place, through channel: DocumentChannel) -> Answer {
    let own = score(of: place, through: channel)
    let least = own - ExpectedWords.delta - ExpectedWords.mostByChannel
    let read = place.read.map(SymbolCode.lowercased)
    let letters = LetterSet(read)
    var answer = Answer()
    var total: Float = 0
    model.forEachContinuation(of: place.before, least: max(ExpectedWords.least, least)) { word in
      let form = model.vocabulary.key(of: word.word)
      guard word.word >= TokenClass.count, word.word != place.word,
        abs(form.length - read.count) <= 3
      else { return }
      let missed = letters.missed(of: form)
      let least = least - ExpectedWords.missedLetter * Float(max(0, missed - 1))
      guard word.logProbability >= least else { return }
      let value =
        word.logProbability
        + logProbability(
          of: place.behind, after: model.context(behind: word, place.before),
          least: least - word.logProbability)
      guard value >= least else { return }
      let odds =
        value + ExpectedWords.delta + channel.logProbability(of: read, given: form.codes) - own
      total += Float(Float.exp(odds))
      if odds > answer.odds { (answer.word, answer.odds) = (word.word, odds) }
    }
    answer.allOdds = .log(Double(max(total, 1e-30)))
    return answer
  }

  /// Logarithm of the probability of the chosen word, of what was read of it and of the words behind it.
  private func score(of place: Place, through channel: DocumentChannel) -> Float {
    var score = place.score
    if place.word >= TokenClass.count, place.form.count <= WordKey.maxLength {
      score = max(score, channel.logProbability(of: place.read, given: place.form))
    }
    let (logProbability, context) = model.extend(place.before, with: place.word)
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
