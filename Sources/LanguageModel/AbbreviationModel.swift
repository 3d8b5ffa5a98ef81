import VietnameseText

/// How abbreviations are spelled: a trigram model of letters, for those that no vocabulary holds.
///
/// An abbreviation is a word of capitals whose letters carry no tone: `HĐND`, `GĐYK`. The model tells
/// how probable its letters are, so that a reader who sees `GDYK` can weigh D against Đ.
public struct AbbreviationModel: @unchecked Sendable {
  // Safe to share: the memory is read-only and `file` keeps it mapped.
  private let file: ModelFile
  private let costs: UnsafeBufferPointer<UInt8>

  /// Finds the model in a file.
  public init(file: ModelFile) throws(ModelError) {
    self.file = file
    costs = try file.section(AbbreviationModel.section, of: UInt8.self)
    let size = AbbreviationModel.letters.count + 1
    guard costs.count == size * size * size else {
      throw .wrongFormat(path: file.path, reason: "its abbreviations are damaged")
    }
  }

  /// Natural logarithm of the probability of an abbreviation's letters; `nil` where one of them is
  /// none of an abbreviation.
  ///
  /// - Parameter codes: capitals as symbol codes.
  public func logProbability(of codes: some Sequence<UInt8>) -> Float? {
    var total: Float = 0
    var (first, second) = (0, 0)
    for code in codes {
      guard let letter = AbbreviationModel.index(of: code) else { return nil }
      total += logProbability(first, second, letter)
      (first, second) = (second, letter)
    }
    return total + logProbability(first, second, 0)
  }

  private func logProbability(_ first: Int, _ second: Int, _ third: Int) -> Float {
    -Float(costs[AbbreviationModel.place(first, second, third)]) * AbbreviationModel.step
  }

  static let section = "abbreviations"
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

  /// The section that holds the model of some abbreviations.
  ///
  /// Probabilities are interpolated with those after fewer letters, by how many different letters
  /// follow (Witten and Bell 1991, "The zero-frequency problem").
  ///
  /// - Parameter words: abbreviations and how much each counts, in an order that stays the same.
  static func sections(_ words: [(codes: [UInt8], weight: Double)]) -> [String: [UInt8]] {
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
    return [section: costs]
  }
}
