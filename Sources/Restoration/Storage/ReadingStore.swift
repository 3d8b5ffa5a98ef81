/// The readings of pieces of tokens, found once whatever the mixture of channels is.
///
/// Finding them is by far the dearest step of restoration, and a mixture only weighs them anew; so
/// they are kept beside the ranked readings of `TokenStore`. The store empties itself when it is full,
/// which changes nothing but the time.
struct ReadingStore: ~Copyable {
  /// A candidate without what the mixture makes of it; 44 bytes.
  struct Reading: BitwiseCopyable {
    var likelihoods: (Float, Float, Float, Float)
    var shapeScores: (Float, Float, Float, Float)
    var word: UInt16
    var second: UInt16
    var text: UInt32
    var textCount: UInt16
    var isKept: Bool
  }

  struct Key: BitwiseCopyable {
    var text: ByteRange
    var kind: UInt32
    var first: UInt32
    var count: UInt32
  }

  private var index = TokenIndex()
  private var keys = UnsafeList<Key>()
  private var readings = UnsafeList<Reading>()
  private var text = UnsafeList<UInt8>(capacity: 1 << 12)
  private let limit: Int

  /// - Parameter limit: bytes of lists beyond which the store starts anew.
  init(limit: Int = 16 << 20) { self.limit = limit }

  /// The readings of a piece; `nil` where it was not seen.
  ///
  /// - Parameter kind: how the piece was searched.
  func find(_ core: Substring, kind: UInt32) -> [Candidate]? {
    var core = core
    let number = core.withUTF8 { utf8 -> Int? in
      guard let bytes = utf8.baseAddress else { return nil }
      return index.find(ByteHash.hash(bytes, utf8.count, seed: kind)) { number in
        let key = keys[number]
        return key.kind == kind && Int(key.text.count) == utf8.count
          && UnsafeBufferPointer(start: text.base + Int(key.text.start), count: utf8.count)
            .elementsEqual(utf8)
      }
    }
    guard let number else { return nil }
    let key = keys[number]
    return (Int(key.first)..<Int(key.first + key.count)).map { place in
      let reading = readings[place]
      let likelihoods = reading.likelihoods
      let shapes = reading.shapeScores
      var candidate = Candidate(
        word: reading.word, secondWord: reading.second == Arc.none ? nil : reading.second,
        text: text.string(ByteRange(start: Int(reading.text), count: Int(reading.textCount))),
        isKept: reading.isKept,
        likelihoods: SIMD4(likelihoods.0, likelihoods.1, likelihoods.2, likelihoods.3))
      candidate.shapeScores = SIMD4(shapes.0, shapes.1, shapes.2, shapes.3)
      return candidate
    }
  }

  /// Keeps the readings of a piece that was not seen.
  mutating func add(_ candidates: [Candidate], of core: Substring, kind: UInt32) {
    if readings.count * MemoryLayout<Reading>.stride + text.count
      + keys.count * (MemoryLayout<Key>.stride + 16) > limit
    {
      clear()
    }
    let key = text.append(core)
    let hash = ByteHash.hash(text.base + Int(key.start), Int(key.count), seed: kind)
    let first = UInt32(readings.count)
    for candidate in candidates {
      let range = text.append(candidate.text)
      let likelihoods = candidate.likelihoods
      let shapes = candidate.shapeScores
      readings.append(
        Reading(
          likelihoods: (likelihoods[0], likelihoods[1], likelihoods[2], likelihoods[3]),
          shapeScores: (shapes[0], shapes[1], shapes[2], shapes[3]), word: candidate.word,
          second: candidate.secondWord ?? Arc.none, text: range.start,
          textCount: UInt16(range.count), isKept: candidate.isKept))
    }
    keys.append(Key(text: key, kind: kind, first: first, count: UInt32(candidates.count)))
    index.insert(hash, keys.count - 1)
  }

  /// Forgets everything.
  mutating func clear() {
    index.clear()
    keys.removeAll()
    readings.removeAll()
    text.removeAll()
  }
}
