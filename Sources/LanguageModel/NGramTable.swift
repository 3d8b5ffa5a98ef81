import CPrefetch

/// N-grams of one order in a hash table of cache lines.
///
/// An n-gram is found by a 16-bit fingerprint of its hash in a bucket of 64 bytes; where a bucket is
/// full the search goes on in the next. A look-up costs little more than one cache miss. N-grams
/// are not stored themselves, so an unknown one is taken for a known one about once in 4,000
/// look-ups; that error is part of the model, as in every fingerprint table (Talbot and Osborne
/// 2007, "Smoothed Bloom filter language models").
///
/// Bucket layout: below the highest order 16 fingerprints (2 bytes each), 16 probabilities and 16
/// backoff weights (1 byte each); at the highest order 21 fingerprints and 21 probabilities.
struct NGramTable: @unchecked Sendable {
  // Safe to share: the memory is read-only and the model that holds the table keeps the file.
  private let buckets: UnsafeRawBufferPointer
  private let bucketCount: UInt64
  private let isHighest: Bool

  static let bucketSize = 64
  static let slots = 16
  static let highestSlots = 21

  init(_ bytes: UnsafeRawBufferPointer, isHighest: Bool) {
    buckets = bytes
    bucketCount = UInt64(bytes.count / NGramTable.bucketSize)
    self.isHighest = isHighest
  }

  /// A table without n-grams.
  static let empty = NGramTable(UnsafeRawBufferPointer(start: nil, count: 0), isHighest: true)

  /// Brings the bucket of a hash near, for a look-up that follows soon.
  @inline(__always)
  func prefetch(_ hash: UInt64) {
    guard bucketCount > 0, let base = buckets.baseAddress else { return }
    dau_prefetch(base + Int(NGramTable.bucket(hash, of: bucketCount)) * NGramTable.bucketSize)
  }

  /// The codes of an n-gram's probability and backoff weight; `nil` where it is not stored.
  ///
  /// - Complexity: O(1).
  @inline(__always)
  func find(_ hash: UInt64) -> (probability: UInt8, backoff: UInt8)? {
    guard bucketCount > 0, let base = buckets.baseAddress else { return nil }
    let fingerprint = NGramTable.fingerprint(hash)
    let pattern = UInt64(fingerprint) &* 0x0001_0001_0001_0001
    var index = NGramTable.bucket(hash, of: bucketCount)
    while true {
      let bucket = base + Int(index) * NGramTable.bucketSize
      // Four fingerprints at a time: a zero lane of the exclusive or is a match.
      let words = isHighest ? 6 : 4
      for word in 0..<words {
        let lanes = bucket.load(fromByteOffset: word * 8, as: UInt64.self) ^ pattern
        var zero = (lanes &- 0x0001_0001_0001_0001) & ~lanes & 0x8000_8000_8000_8000
        if word == 5 { zero &= 0xFFFF }
        if zero != 0 {
          let slot = word * 4 + zero.trailingZeroBitCount / 16
          if isHighest { return (bucket.load(fromByteOffset: 42 + slot, as: UInt8.self), 0) }
          return (
            bucket.load(fromByteOffset: 32 + slot, as: UInt8.self),
            bucket.load(fromByteOffset: 48 + slot, as: UInt8.self)
          )
        }
      }
      // The last slot is filled last: an empty one ends the search.
      let last = isHighest ? 40 : 30
      if bucket.load(fromByteOffset: last, as: UInt16.self) == 0 { return nil }
      index = index + 1 == bucketCount ? 0 : index + 1
    }
  }

  @inline(__always)
  private static func fingerprint(_ hash: UInt64) -> UInt16 {
    let value = UInt16(truncatingIfNeeded: hash)
    return value == 0 ? 1 : value
  }

  @inline(__always)
  private static func bucket(_ hash: UInt64, of count: UInt64) -> UInt64 {
    ((hash >> 16 & 0xFFFF_FFFF) &* count) >> 32
  }

  /// Builds the bytes of a table.
  ///
  /// - Parameter entries: distinct n-grams by hash, in an order that the caller keeps the same from
  ///   one run to the next, since it decides which bucket an overflowing n-gram lands in.
  static func bytes(
    of entries: [(hash: UInt64, probability: UInt8, backoff: UInt8)], isHighest: Bool
  ) -> [UInt8] {
    let slots = isHighest ? highestSlots : NGramTable.slots
    let count = max(1, Int((Double(entries.count) / (Double(slots) * fill)).rounded(.up)))
    var bytes = [UInt8](repeating: 0, count: count * bucketSize)
    var used = [UInt8](repeating: 0, count: count)
    for entry in entries {
      var index = Int(bucket(entry.hash, of: UInt64(count)))
      while used[index] == slots { index = index + 1 == count ? 0 : index + 1 }
      let slot = Int(used[index])
      used[index] += 1
      let base = index * bucketSize
      let fingerprint = fingerprint(entry.hash)
      bytes[base + slot * 2] = UInt8(truncatingIfNeeded: fingerprint)
      bytes[base + slot * 2 + 1] = UInt8(fingerprint >> 8)
      if isHighest {
        bytes[base + 42 + slot] = entry.probability
      } else {
        bytes[base + 32 + slot] = entry.probability
        bytes[base + 48 + slot] = entry.backoff
      }
    }
    return bytes
  }

  /// Share of the slots that is filled.
  private static let fill = 0.86
}

/// How n-grams are hashed: by the words before, nearest first, and the word itself.
enum NGramHash {
  /// The hash of a context of one word.
  @inline(__always)
  static func context(_ word: UInt16) -> UInt64 {
    mix(UInt64(word) &+ 0x9E37_79B9_7F4A_7C15)
  }

  /// The hash of a context that has one more word before.
  @inline(__always)
  static func context(_ hash: UInt64, before word: UInt16) -> UInt64 {
    mix(hash &* 0xC2B2_AE3D_27D4_EB4F &+ UInt64(word) &+ 1)
  }

  /// The hash of a context's n-gram with its last word.
  @inline(__always)
  static func ngram(_ context: UInt64, _ word: UInt16) -> UInt64 {
    mix(context ^ (UInt64(word) &+ 1) &* 0xD6E8_FEB8_6659_FD93)
  }

  @inline(__always)
  private static func mix(_ value: UInt64) -> UInt64 {
    var h = value
    h ^= h >> 30
    h = h &* 0xBF58_476D_1CE4_E5B9
    h ^= h >> 27
    h = h &* 0x94D0_49BB_1331_11EB
    return h ^ (h >> 31)
  }
}

/// One byte for a probability or a backoff weight: steps of a fixed width in natural logarithms.
enum LogCode {
  /// Probabilities from 1 down to e^-19.1.
  static let probabilityStep: Float = 0.075
  /// Backoff weights from 1 down to e^-12.75.
  static let backoffStep: Float = 0.05

  static func probability(_ logarithm: Float) -> UInt8 { code(logarithm, probabilityStep) }
  static func backoff(_ logarithm: Float) -> UInt8 { code(logarithm, backoffStep) }

  private static func code(_ logarithm: Float, _ step: Float) -> UInt8 {
    UInt8(min(255, max(0, (-logarithm / step).rounded())))
  }
}
