import LanguageModel
import VietnameseText

/// What aligned lines say about a recogniser: which tokens it made of which words.
struct ChannelCounts {
  /// A word as printed and the token that was read, without outer punctuation, as symbol codes.
  struct Pair: Hashable {
    var form: [UInt8]
    var token: [UInt8]
  }

  /// How often each pair was seen.
  private(set) var pairs: [Pair: Int] = [:]
  /// How many words were read in all.
  private(set) var words = 0
  /// How often two words were read as one token, and one word as two tokens.
  private(set) var joins = 0
  private(set) var splits = 0

  /// Adds the pairs of a file: lines of garbled text, a tab, true text, perhaps more columns.
  mutating func add(_ path: String) throws(ModelError) {
    var reader = self
    try CorpusReader.forEachLine(of: path) { line in
      let columns = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      guard columns.count >= 2 else { return }
      reader.add(
        garbled: String(decoding: columns[0], as: UTF8.self),
        truth: String(decoding: columns[1], as: UTF8.self))
    }
    self = reader
  }

  /// Adds one pair of lines.
  mutating func add(garbled: String, truth: String) {
    let garbled = ChannelCounts.cores(garbled)
    let truth = ChannelCounts.cores(truth)
    guard !garbled.isEmpty, !truth.isEmpty, abs(garbled.count - truth.count) <= 6 else { return }
    for pair in TokenAlignment(garbled: garbled, truth: truth).pairs {
      words += pair.truth.count
      switch (pair.garbled.count, pair.truth.count) {
      case (1, 1):
        let form = truth[pair.truth.lowerBound]
        guard form.count <= WordKey.maxLength, form.allSatisfy(SymbolCode.isLetter) else {
          continue
        }
        let token = garbled[pair.garbled.lowerBound]
        guard token.count <= 2 * form.count + 2, form.count <= 2 * token.count + 2 else { continue }
        pairs[Pair(form: form, token: token), default: 0] += 1
      case (1, 2): joins += 1
      case (2, 1): splits += 1
      default: break
      }
    }
  }

  /// The tokens of a line without their outer punctuation; tokens of punctuation only drop out.
  private static func cores(_ line: String) -> [[UInt8]] {
    line.precomposed.split(whereSeparator: \.isWhitespace).compactMap { token in
      let core = SymbolCode.encode(OuterPunctuation(token).core)
      guard !core.isEmpty else { return nil }
      var placed = core
      placed.withUnsafeMutableBufferPointer { SymbolCode.placeToneTraditionally($0) }
      return placed
    }
  }
}
