/// The vocabulary of a model with further words behind its own.
///
/// The model's words keep their identifiers, so its n-grams stay what they are.
struct VocabularyExtension {
  /// All words; the first has the identifier `TokenClass.count`.
  private(set) var words: [WordKey]
  private var shapes: [SIMD4<Double>]
  /// The costs of shapes that the model states, classes included.
  private let costs: [UInt8]

  /// The words of a model file.
  init(file: ModelFile) throws(ModelError) {
    let vocabulary = try Vocabulary(file: file)
    words = (TokenClass.count..<UInt16(vocabulary.count)).map { vocabulary.key(of: $0) }
    shapes = words.map { _ in .zero }
    costs = Array(try file.section("vocabulary.case"))
  }

  /// How many identifiers there are, classes included.
  var count: Int { Int(TokenClass.count) + words.count }

  /// Adds a word.
  ///
  /// - Parameter shapes: how often it was seen in lower case, capitalised, in capitals.
  mutating func add(_ word: WordKey, shapes: SIMD4<Double>) {
    words.append(word)
    self.shapes.append(shapes)
  }

  /// The sections of a model file that hold the vocabulary.
  var sections: [String: [UInt8]] {
    var sections = Vocabulary.sections(words: words, shapes: shapes)
    sections["vocabulary.case"]?.replaceSubrange(costs.indices, with: costs)
    return sections
  }
}
