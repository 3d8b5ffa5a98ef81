import LanguageModel

/// Weighs the readings of doubtful tokens by what the document says elsewhere.
///
/// A name or a phrase that was read well once helps to read it again, and a recogniser errs on a word
/// today as it did a line before. With *p* the posterior of a reading *w* of the token *t*, and with
/// expected counts from the posteriors of all other places of the document: *n* of *t* read as *w*
/// among *N* of *t*, *u* of *w*, *l* and *r* of *w* behind the word before and before the word
/// behind,
///
///     log p′(w) = log p + α (log (n + κ p) / (N + κ) − log p) + β (log (1 + l) + log (1 + r))
///               + γ log (1 + u)
///
/// which is then made to sum to what the readings summed to before. It is the cache of Kuhn and De
/// Mori (1990, "A cache-based natural language model for speech recognition"), for channel and
/// language model both.
struct DocumentRecurrence: ~Copyable {
  private static let alpha: Float = 0.5
  private static let kappa: Float = 2
  private static let beta: Float = 0.7
  private static let gamma: Float = 0.3
  /// The posterior below which a token is doubtful.
  static let doubtful: Float = 0.97

  /// A token of the document.
  struct Occurrence: BitwiseCopyable {
    /// `key(_:)` of what was read.
    var read: UInt64 = 0
    /// A number for the word that is thought to stand there; 0 where there is none.
    var word: UInt64 = 0
    /// The posterior of that word.
    var probability: Float = 1
    var startsLine = false
    /// Whether a sentence or clause ends behind it.
    var endsSentence = false
    /// Whether one reading of one piece makes the whole of it.
    var isSingle = false
    /// Its first and its last word to the n-gram model; `Arc.none` where it has none.
    var first = Arc.none
    var last = Arc.none
    /// The score of the reading without that of the n-gram model.
    var score: Float = 0
  }

  /// A reading that was not chosen.
  struct Other: BitwiseCopyable {
    var token: Int
    var word: UInt64
    var probability: Float
  }

  /// A place that is doubtful: the token and its runners-up.
  struct Place: BitwiseCopyable {
    var token: Int
    var firstRunnerUp: Int
    var count: Int

    var runnersUp: Range<Int> { firstRunnerUp..<firstRunnerUp + count }
  }

  /// Expected counts of what was read, of words, of pairs of both and of pairs of words, as far as they
  /// concern doubtful places; their keys do not meet.
  private var counts: CountTable
  /// Bits of the keys that are counted: most words are not among them, which is seen at once.
  private var wanted = UnsafeList<UInt64>(capacity: 256)

  /// Counts what concerns the doubtful places.
  ///
  /// - Complexity: O(*n*).
  init(
    _ tokens: UnsafeBufferPointer<Occurrence>, others: borrowing UnsafeList<Other>,
    doubtful: borrowing UnsafeList<Place>
  ) {
    counts = CountTable(room: 4 * others.count)
    let start = wanted.appendUninitialized(256)
    (wanted.base + start).update(repeating: 0, count: 256)
    for index in 0..<doubtful.count {
      let place = doubtful[index]
      want(Self.read(tokens[place.token].read))
      want(tokens[place.token].word)
      for other in place.runnersUp { want(others[other].word) }
    }
    var isBeforeWanted = false
    for index in tokens.indices {
      let token = tokens[index]
      let isHereWanted = token.word != 0 && isWanted(token.word)
      defer { isBeforeWanted = isHereWanted }
      guard token.word != 0, isHereWanted || isBeforeWanted || isWanted(Self.read(token.read))
      else { continue }
      let read = Self.read(token.read)
      let isWanted = isHereWanted && counts[token.word] != nil
      if isWanted { counts.add(token.probability, to: token.word) }
      if counts[read] != nil {
        counts.add(1, to: read)
        counts.add(token.probability, to: Self.reading(token.read, token.word))
      }
      let before = Self.before(index, tokens)
      if before.word != 0, isWanted || isBeforeWanted && counts[before.word] != nil {
        counts.add(
          token.probability * before.probability, to: Self.pair(before.word, token.word))
      }
    }
    for index in 0..<others.count {
      let other = others[index]
      guard counts[other.word] != nil else { continue }
      counts.add(other.probability, to: other.word)
      let read = tokens[other.token].read
      if counts[Self.read(read)] != nil {
        counts.add(other.probability, to: Self.reading(read, other.word))
      }
      let before = Self.before(other.token, tokens)
      if before.word != 0 {
        counts.add(
          other.probability * before.probability, to: Self.pair(before.word, other.word))
      }
    }
  }

  /// The word before a token in its line, or none.
  @inline(__always)
  private static func before(_ token: Int, _ tokens: UnsafeBufferPointer<Occurrence>)
    -> Occurrence
  {
    token > 0 && !tokens[token].startsLine ? tokens[token - 1] : Occurrence()
  }

  private mutating func want(_ key: UInt64) {
    if key == 0 { return }
    counts.add(0, to: key)
    wanted.base[Int(key >> 12 & 0xFF)] |= 1 << (key >> 4 & 63)
  }

  @inline(__always)
  private func isWanted(_ key: UInt64) -> Bool {
    wanted[Int(key >> 12 & 0xFF)] >> (key >> 4 & 63) & 1 != 0
  }

  /// Weighs the posteriors of a doubtful token's readings anew: of the chosen one, then of its
  /// runners-up.
  func weigh(
    _ place: Place, _ tokens: UnsafeBufferPointer<Occurrence>, others: borrowing UnsafeList<Other>,
    into posteriors: inout UnsafeList<Float>
  ) {
    let token = tokens[place.token]
    let occurrences = (counts[Self.read(token.read)] ?? 1) - 1
    let before = Self.before(place.token, tokens)
    let next = place.token + 1
    let after = next < tokens.count && !tokens[next].startsLine ? tokens[next] : Occurrence()
    posteriors.removeAll()
    var best = -Float.infinity
    var mass: Float = 0
    for index in 0...place.runnersUp.count {
      let other = index > 0 ? others[place.runnersUp.lowerBound + index - 1] : nil
      let word = other?.word ?? token.word
      let posterior = other?.probability ?? token.probability
      let own = max(posterior, 1e-6)
      mass += posterior
      let seen = rest(Self.reading(token.read, word), own)
      var score = Self.log(own)
      score +=
        Self.alpha
        * (Self.log((seen + Self.kappa * own) / (occurrences + Self.kappa)) - Self.log(own))
      if before.word != 0 {
        let count = rest(Self.pair(before.word, word), own * before.probability)
        score += Self.beta * Self.log(1 + count)
      }
      if after.word != 0 {
        let count = rest(Self.pair(word, after.word), index == 0 ? own * after.probability : 0)
        score += Self.beta * Self.log(1 + count)
      }
      score += Self.gamma * Self.log(1 + rest(word, own))
      best = max(best, score)
      posteriors.append(score)
    }
    var total: Float = 0
    for index in 0..<posteriors.count {
      posteriors.base[index] = Float(Float.exp(posteriors[index] - best))
      total += posteriors[index]
    }
    for index in 0..<posteriors.count { posteriors.base[index] *= mass / total }
  }

  /// What is counted for a key but for a part of it.
  @inline(__always)
  private func rest(_ key: UInt64, _ part: Float) -> Float {
    key == 0 ? 0 : max(0, (counts[key] ?? 0) - part)
  }

  private static func log(_ value: Float) -> Float { .log(Double(value)) }

  /// The key under which two words are counted that stand beside each other.
  @inline(__always)
  private static func pair(_ first: UInt64, _ second: UInt64) -> UInt64 {
    ByteHash.mix(first &* 0x9E37_79B9_7F4A_7C15 &+ second) | 1
  }

  /// The key under which what was read is counted.
  @inline(__always)
  private static func read(_ key: UInt64) -> UInt64 {
    key == 0 ? 0 : key ^ 0xA5A5_A5A5_5A5A_5A5A | 1
  }

  /// The key under which a word is counted for what was read.
  @inline(__always)
  private static func reading(_ read: UInt64, _ word: UInt64) -> UInt64 {
    ByteHash.mix(read &* 0xC2B2_AE3D_27D4_EB4F &+ word) | 1
  }

  /// A number for a word of the vocabulary, or for two.
  @inline(__always)
  static func key(_ word: UInt16, _ second: UInt16) -> UInt64 {
    ByteHash.mix((UInt64(second) << 16 | UInt64(word)) &+ 0xC2B2_AE3D_27D4_EB4F) | 1
  }

  /// A number for what is no word of the vocabulary, whatever its case and the marks around it; 0 where
  /// there is no letter and no figure.
  static func key(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var last: UInt64 = 0
    var decoder = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    while case .valid(let encoded) = decoder.parseScalar(from: &iterator) {
      let scalar = lowercased(Unicode.UTF8.decode(encoded).value)
      let belongs = isPart(scalar)
      guard belongs || last != 0 else { continue }
      hash = (hash ^ UInt64(scalar)) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 32
      if belongs { last = hash | 1 }
    }
    return last
  }

  private static func isPart(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x30...0x39, 0x61...0x7A: true
    case 0xC0...0x24F, 0x300...0x36F, 0x1E00...0x1EFF: true
    default: false
    }
  }

  /// The small letter; the blocks that Vietnamese is written in have them next to the large ones.
  private static func lowercased(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x41...0x5A, 0xC0...0xDE: scalar + 0x20
    case 0x1AF: 0x1B0
    case 0x100...0x17F, 0x1A0, 0x1E00...0x1EFF: scalar | 1
    default: scalar
    }
  }
}
