import VietnameseText

/// The words that a language model knows, with how each is usually capitalised.
///
/// Identifiers are dense: the classes of `TokenClass` first, then the words by falling frequency.
/// The tables lie in the model file and are used in place.
public struct Vocabulary: Sendable {
  private let file: ModelFile
  private let keys: Table<UInt64>
  private let slots: Table<UInt16>
  private let caseCosts: Table<UInt8>
  private let mask: Int

  /// A table inside the mapped file, which the vocabulary keeps alive.
  private struct Table<Element: BitwiseCopyable>: @unchecked Sendable {
    let pointer: UnsafeBufferPointer<Element>
  }

  /// Finds the vocabulary in a model file.
  public init(file: ModelFile) throws(ModelError) {
    self.file = file
    keys = Table(pointer: try file.section("vocabulary.words", of: UInt64.self))
    slots = Table(pointer: try file.section("vocabulary.hash", of: UInt16.self))
    caseCosts = Table(pointer: try file.section("vocabulary.case", of: UInt8.self))
    mask = slots.pointer.count - 1
    guard slots.pointer.count.nonzeroBitCount == 1, keys.pointer.count < 1 << 15,
      keys.pointer.count > Int(TokenClass.count), caseCosts.pointer.count == keys.pointer.count * 4,
      slots.pointer.contains(0), slots.pointer.allSatisfy({ Int($0) < keys.pointer.count })
    else { throw .wrongFormat(path: file.path, reason: "its vocabulary is damaged") }
  }

  /// How many identifiers there are, classes included.
  public var count: Int { keys.pointer.count }

  /// The identifier of a word, or `nil` where the word is not in the vocabulary.
  ///
  /// - Complexity: O(1).
  public func id(of key: WordKey) -> UInt16? {
    var slot = Int(truncatingIfNeeded: key.hash) & mask
    while true {
      let id = slots.pointer[slot]
      if id == 0 { return nil }
      if keys.pointer[Int(id)] == key.bits { return id }
      slot = (slot + 1) & mask
    }
  }

  /// The word of an identifier; a class has no letters.
  package func key(of id: UInt16) -> WordKey { WordKey(bits: keys.pointer[Int(id)]) }

  /// Natural logarithm of the probability that the word is printed in this shape.
  ///
  /// A word in mixed case counts as lower case: no word of the vocabulary asks for it.
  package func logProbability(of shape: CaseShape, for id: UInt16) -> Float {
    let column =
      switch shape {
      case .lower, .mixed: 0
      case .title: 1
      case .upper: 2
      }
    return Vocabulary.logProbability(ofCost: caseCosts.pointer[Int(id) * 4 + column])
  }

  /// What a stored cost of a shape means.
  package static func logProbability(ofCost cost: UInt8) -> Float { -Float(cost) / caseScale }

  /// Steps of the case costs a nat.
  static let caseScale: Float = 20

  /// The sections that make a vocabulary of words in the given order.
  ///
  /// - Parameters:
  ///   - words: distinct words, most frequent first.
  ///   - shapes: for each word, how often it was seen in lower case, capitalised, in capitals.
  static func sections(words: [WordKey], shapes: [SIMD4<Double>]) -> [String: [UInt8]] {
    let classes = Int(TokenClass.count)
    var keys = [UInt64](repeating: 0, count: classes)
    keys += words.map(\.bits)
    var size = 1
    while size < keys.count * 2 { size *= 2 }
    var slots = [UInt16](repeating: 0, count: size)
    var costs = [UInt8](repeating: 0, count: keys.count * 4)
    for (index, word) in words.enumerated() {
      let id = classes + index
      var slot = Int(truncatingIfNeeded: word.hash) & (size - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = UInt16(id)
      let total = shapes[index].sum() + 1.5
      for column in 0..<3 {
        let cost = -Float.log((shapes[index][column] + 0.5) / total)
        costs[id * 4 + column] = UInt8(min(255, (cost * caseScale).rounded()))
      }
    }
    return [
      "vocabulary.words": keys.rawBytes, "vocabulary.hash": slots.rawBytes,
      "vocabulary.case": costs,
    ]
  }
}
