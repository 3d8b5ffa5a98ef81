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
struct DocumentRecurrence {
  private static let alpha: Float = 0.5
  private static let kappa: Float = 2
  private static let beta: Float = 0.7
  private static let gamma: Float = 0.3
  /// The posterior below which a token is doubtful.
  static let doubtful: Float = 0.97

  /// A place that is doubtful: the token and its runners-up.
  struct Place {
    var token: Int
    var runnersUp: Range<Int>
  }

  /// Keys of the words that were read, and of those that are now thought to stand there; 0 for what
  /// is no word, and between lines.
  private let read: [UInt64]
  private let chosen: [UInt64]
  private let probabilities: [Float]
  private var readCounts: [UInt64: Float] = [:]
  private var readingCounts: [UInt64: Float] = [:]
  private var wordCounts: [UInt64: Float] = [:]
  private var pairCounts: [UInt64: Float] = [:]
  /// Bits of the keys that are counted: most words are not among them, which is seen at once.
  private var wanted = [UInt64](repeating: 0, count: 256)

  /// Counts what concerns the doubtful places.
  ///
  /// - Parameters:
  ///   - read: for each token the key of what was read.
  ///   - chosen: for each token the key of its reading.
  ///   - probabilities: the posteriors of the readings.
  ///   - others: token, key and posterior of each runner-up.
  /// - Complexity: O(*n*).
  init(
    read: [UInt64], chosen: [UInt64], probabilities: [Float],
    others: [(token: Int, key: UInt64, probability: Float)], doubtful: [Place]
  ) {
    self.read = read
    self.chosen = chosen
    self.probabilities = probabilities
    for place in doubtful {
      readCounts[read[place.token]] = 0
      wordCounts[chosen[place.token]] = 0
      for other in others[place.runnersUp] { wordCounts[other.key] = 0 }
    }
    readCounts[0] = nil
    wordCounts[0] = nil
    for key in readCounts.keys { want(key) }
    for key in wordCounts.keys { want(key) }
    var isBeforeWanted = false
    for index in read.indices {
      let (word, probability) = (chosen[index], probabilities[index])
      let isHereWanted = word != 0 && isWanted(word)
      defer { isBeforeWanted = isHereWanted }
      guard word != 0, isHereWanted || isBeforeWanted || isWanted(read[index]) else { continue }
      let isWanted = isHereWanted && wordCounts[word] != nil
      if isWanted { wordCounts[word, default: 0] += probability }
      if readCounts[read[index]] != nil {
        readCounts[read[index], default: 0] += 1
        readingCounts[Self.pair(read[index], word), default: 0] += probability
      }
      if index > 0, chosen[index - 1] != 0, isWanted || wordCounts[chosen[index - 1]] != nil {
        pairCounts[Self.pair(chosen[index - 1], word), default: 0] +=
          probability * probabilities[index - 1]
      }
    }
    for other in others where wordCounts[other.key] != nil {
      wordCounts[other.key, default: 0] += other.probability
      if readCounts[read[other.token]] != nil {
        readingCounts[Self.pair(read[other.token], other.key), default: 0] += other.probability
      }
      if other.token > 0, chosen[other.token - 1] != 0 {
        pairCounts[Self.pair(chosen[other.token - 1], other.key), default: 0] +=
          other.probability * probabilities[other.token - 1]
      }
    }
  }

  private mutating func want(_ key: UInt64) {
    wanted[Int(key >> 12 & 0xFF)] |= 1 << (key >> 4 & 63)
  }

  @inline(__always)
  private func isWanted(_ key: UInt64) -> Bool {
    wanted[Int(key >> 12 & 0xFF)] >> (key >> 4 & 63) & 1 != 0
  }

  /// The posteriors of a token's readings, weighed anew.
  ///
  /// - Parameter readings: the chosen one first.
  func weigh(_ readings: [(key: UInt64, probability: Float)], at token: Int) -> [Float] {
    let occurrences = (readCounts[read[token]] ?? 1) - 1
    let before = token > 0 ? chosen[token - 1] : 0
    let after = token + 1 < chosen.count ? chosen[token + 1] : 0
    var scores = readings.enumerated().map { place, reading in
      let own = max(reading.probability, 1e-6)
      func rest(_ count: Float?, _ part: Float) -> Float { max(0, (count ?? 0) - part) }
      let seen = rest(readingCounts[Self.pair(read[token], reading.key)], own)
      var score = Self.log(own)
      score +=
        Self.alpha
        * (Self.log((seen + Self.kappa * own) / (occurrences + Self.kappa)) - Self.log(own))
      if before != 0 {
        let count = pairCounts[Self.pair(before, reading.key)]
        score += Self.beta * Self.log(1 + rest(count, own * probabilities[token - 1]))
      }
      if after != 0 {
        let count = pairCounts[Self.pair(reading.key, after)]
        score +=
          Self.beta * Self.log(1 + rest(count, place == 0 ? own * probabilities[token + 1] : 0))
      }
      return score + Self.gamma * Self.log(1 + rest(wordCounts[reading.key], own))
    }
    let best = scores.max() ?? 0
    for place in scores.indices { scores[place] = Float(Float.exp(scores[place] - best)) }
    let mass = readings.reduce(0) { $0 + $1.probability }
    let total = scores.reduce(0, +)
    return scores.map { $0 / total * mass }
  }

  private static func log(_ value: Float) -> Float { .log(Double(value)) }

  private static func pair(_ first: UInt64, _ second: UInt64) -> UInt64 {
    ByteHash.mix(first &* 0x9E37_79B9_7F4A_7C15 &+ second)
  }

  /// A number for a word, whatever its case and the marks around it; 0 where there is no letter and no
  /// figure.
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
