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
    let garbled = ChannelCounts.tokens(garbled)
    let truth = ChannelCounts.tokens(truth)
    guard !garbled.isEmpty, !truth.isEmpty, abs(garbled.count - truth.count) <= 6 else { return }
    let alignment = TokenAlignment(garbled: garbled.map(\.core), truth: truth.map(\.core))
    for pair in alignment.pairs {
      words += pair.truth.count
      switch (pair.garbled.count, pair.truth.count) {
      case (1, 1):
        let printed = truth[pair.truth.lowerBound]
        let form = printed.core
        guard form.count <= WordKey.maxLength, form.allSatisfy(SymbolCode.isLetter) else {
          continue
        }
        // Marks around the token that are not on the page are what became of its letters.
        let read = garbled[pair.garbled.lowerBound]
        let token = printed.marked == printed.core ? read.marked : read.core
        guard token.count <= 2 * form.count + 2, form.count <= 2 * token.count + 2 else { continue }
        pairs[Pair(form: form, token: token), default: 0] += 1
      case (1, 2): joins += 1
      case (2, 1): splits += 1
      default: break
      }
    }
  }

  /// A token without its outer punctuation, and with those of its outer marks that letters can have
  /// become.
  private struct Token {
    var core: [UInt8]
    var marked: [UInt8]
  }

  /// The tokens of a line; those of punctuation only drop out.
  private static func tokens(_ line: String) -> [Token] {
    line.precomposed.split(whereSeparator: \.isWhitespace).compactMap { token in
      let outer = OuterPunctuation(token)
      guard !outer.core.isEmpty else { return nil }
      let stray = StrayMarks(outer)
      var core = SymbolCode.encode(outer.core)
      core.withUnsafeMutableBufferPointer { SymbolCode.placeToneTraditionally($0) }
      return Token(
        core: core,
        marked: SymbolCode.encode(stray.leading) + core + SymbolCode.encode(stray.trailing))
    }
  }
}
