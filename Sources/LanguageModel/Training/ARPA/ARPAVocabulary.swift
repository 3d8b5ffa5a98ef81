/// How the words of a model are written in ARPA files.
///
/// The model has one class for the end of a sentence or clause, where ARPA knows `<s>`, which only
/// starts a text, and `</s>`, which ends it. The class is written `</s>` wherever it stands, and an
/// n-gram that begins with it a second time with `<s>` in its place; `<s>` itself has no probability.
/// So the score of a line by KenLM, its inner ends of clauses written `</s>`, is that by the model,
/// and so is that of a single clause.
enum ARPAVocabulary {
  static let start = "<s>"

  /// A class as it is written.
  static func text(of kind: TokenClass) -> String {
    switch kind {
    case .unknown: "<unk>"
    case .boundary: "</s>"
    case .number: "<number>"
    case .date: "<date>"
    case .symbol: "<symbol>"
    }
  }

  /// All words by their identifiers.
  static func texts(of vocabulary: Vocabulary) -> [String] {
    TokenClass.allCases.map(text)
      + (TokenClass.count..<UInt16(vocabulary.count)).map { vocabulary.key(of: $0).text }
  }

  /// The class that a word of an ARPA file stands for; `nil` for an ordinary word.
  static func kind(of text: String) -> TokenClass? {
    switch text {
    case start: .boundary
    case "<UNK>": .unknown
    default: TokenClass.allCases.first { self.text(of: $0) == text }
    }
  }
}
