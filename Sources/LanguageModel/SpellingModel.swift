import VietnameseText

/// How words of a kind are spelled that no vocabulary holds: a trigram model of letters without tones.
///
/// It tells how probable an unknown word's letters are: a reader who sees `GDYK` can weigh D against Đ,
/// and one who sees `tmh` knows that hardly any word is spelled so.
package struct SpellingModel: @unchecked Sendable {
  /// The kinds of words; the raw values name the sections of a model file.
  package enum Kind: String, Sendable, CaseIterable {
    /// Words of capitals whose letters carry no tone: `HĐND`, `GĐYK`.
    case abbreviations = "spelling.abbreviations"
    /// Words that the vocabulary lacks and that are no abbreviations.
    case unknown = "spelling.unknown"
  }

  // Safe to share: the memory is read-only and `file` keeps it mapped.
  private let file: ModelFile
  private let costs: UnsafeBufferPointer<UInt8>

  /// Finds the model in a file.
  package init(file: ModelFile, kind: Kind) throws(ModelError) {
    self.file = file
    costs = try file.section(kind.rawValue, of: UInt8.self)
    let size = SpellingModel.letters.count + 1
    guard costs.count == size * size * size else {
      throw .wrongFormat(path: file.path, reason: "its section \(kind.rawValue) is damaged")
    }
  }

  /// Natural logarithm of the probability of a word's letters, their case left aside; `nil` where one
  /// of them has a tone or is no letter.
  ///
  /// - Parameter codes: the word as symbol codes.
  package func logProbability(of codes: some Sequence<UInt8>) -> Float? {
    var total: Float = 0
    var (first, second) = (0, 0)
    for code in codes {
      guard let letter = SpellingModel.index(of: code) else { return nil }
      total += logProbability(first, second, letter)
      (first, second) = (second, letter)
    }
    return total + logProbability(first, second, 0)
  }

  private func logProbability(_ first: Int, _ second: Int, _ third: Int) -> Float {
    -Float(costs[SpellingModel.place(first, second, third)]) * SpellingModel.step
  }

  private static let step: Float = 0.05
  /// Zero is the place before the first and behind the last letter.
  private static let letters = Array("abcdefghijklmnopqrstuvwxyzăâđêôơư".unicodeScalars)

  private static let indices: [Int?] = {
    var indices = [Int?](repeating: nil, count: 256)
    for (index, scalar) in letters.enumerated() {
      let code = SymbolCode.code(of: scalar)
      indices[Int(code)] = index + 1
      indices[Int(SymbolCode.uppercased(code))] = index + 1
    }
    return indices
  }()

  private static func index(of code: UInt8) -> Int? { indices[Int(code)] }

  private static func place(_ first: Int, _ second: Int, _ third: Int) -> Int {
    let size = letters.count + 1
    return (first * size + second) * size + third
  }

  /// The section that holds the model of some words.
  ///
  /// Probabilities are interpolated with those after fewer letters, by how many different letters
  /// follow (Witten and Bell 1991, "The zero-frequency problem").
  ///
  /// - Parameter words: words of the kind and how much each counts, in an order that stays the same.
  static func sections(
    _ kind: Kind, _ words: [(codes: [UInt8], weight: Double)]
  ) -> [String: [UInt8]] {
    let size = letters.count + 1
    var counts = [Double](repeating: 0, count: size * size * size)
    for word in words {
      let indices = word.codes.compactMap(index(of:))
      guard indices.count == word.codes.count else { continue }
      var (first, second) = (0, 0)
      for letter in indices + [0] {
        counts[place(first, second, letter)] += word.weight
        (first, second) = (second, letter)
      }
    }
    var pairs = [Double](repeating: 0, count: size * size)
    var singles = [Double](repeating: 0.5, count: size)
    for first in 0..<size {
      for second in 0..<size {
        for third in 0..<size {
          let count = counts[place(first, second, third)]
          pairs[second * size + third] += count
          singles[third] += count
        }
      }
    }
    let total = singles.reduce(0, +)
    func smoothed(_ counts: ArraySlice<Double>, over lower: [Double]) -> [Double] {
      let sum = counts.reduce(0, +)
      let kinds = Double(counts.count { $0 > 0 }) + 1
      return zip(counts, lower).map { ($0 + kinds * $1) / (sum + kinds) }
    }
    let unigram = singles.map { $0 / total }
    var costs: [UInt8] = []
    for first in 0..<size {
      for second in 0..<size {
        let bigram = smoothed(pairs[(second * size)..<(second * size + size)], over: unigram)
        let start = place(first, second, 0)
        for p in smoothed(counts[start..<(start + size)], over: bigram) {
          costs.append(UInt8(min(255, max(0, (-Float.log(p) / step).rounded()))))
        }
      }
    }
    return [kind.rawValue: costs]
  }
}
