import TestSupport
import Testing
import VietnameseText

@testable import LanguageModel

@Suite("Vocabularies")
struct VocabularyTests {
  private static func vocabulary(
    _ words: [String], shapes: [SIMD4<Double>]? = nil
  ) throws -> (Vocabulary, TemporaryFolder) {
    let folder = try TemporaryFolder()
    let keys = words.compactMap { WordKey($0) }
    try ModelFile.write(
      Vocabulary.sections(
        words: keys, shapes: shapes ?? keys.map { _ in SIMD4(1, 0, 0, 0) }),
      to: folder.path + "/v.dau")
    return (try Vocabulary(file: try ModelFile(path: folder.path + "/v.dau")), folder)
  }

  @Test("every word is found by its identifier and back")
  func identifiers() throws {
    let words = TinyModel.words
    let (vocabulary, folder) = try Self.vocabulary(words)
    #expect(vocabulary.count == words.count + Int(TokenClass.count))
    for (rank, word) in words.enumerated() {
      let key = try #require(WordKey(word))
      #expect(vocabulary.id(of: key) == TokenClass.count + UInt16(rank))
      #expect(vocabulary.key(of: TokenClass.count + UInt16(rank)) == key)
    }
    for word in ["xyz", "a", "nghiêng", "bạn"] {
      let key = try #require(WordKey(word))
      #expect(vocabulary.id(of: key) == nil)
    }
    withExtendedLifetime(folder) {}
  }

  @Test("shapes cost what they are seldom seen in")
  func shapes() throws {
    let (vocabulary, folder) = try Self.vocabulary(
      ["của", "gia", "ubnd"],
      shapes: [SIMD4(98, 1, 1, 0), SIMD4(50, 50, 0, 0), SIMD4(0, 0, 100, 0)])
    let first = TokenClass.count
    #expect(Float.exp(vocabulary.logProbability(of: .lower, for: first)) > 0.9)
    #expect(Float.exp(vocabulary.logProbability(of: .title, for: first)) < 0.05)
    #expect(abs(Float.exp(vocabulary.logProbability(of: .title, for: first + 1)) - 0.5) < 0.03)
    #expect(Float.exp(vocabulary.logProbability(of: .upper, for: first + 2)) > 0.9)
    #expect(
      vocabulary.logProbability(of: .mixed, for: first)
        == vocabulary.logProbability(of: .lower, for: first))
    for id in first..<(first + 3) {
      let sum = [CaseShape.lower, .title, .upper]
        .reduce(0.0) { $0 + Float.exp(vocabulary.logProbability(of: $1, for: id)) }
      #expect(abs(sum - 1) < 0.05)
    }
    withExtendedLifetime(folder) {}
  }

  @Test("a damaged vocabulary is an error that names the file")
  func damaged() throws {
    let folder = try TemporaryFolder()
    let keys = TinyModel.words.compactMap { WordKey($0) }
    let sound = Vocabulary.sections(words: keys, shapes: keys.map { _ in .one })
    let path = folder.path + "/v.dau"
    func expectError(_ change: (inout [String: [UInt8]]) -> Void) throws {
      var sections = sound
      change(&sections)
      try ModelFile.write(sections, to: path)
      let error = #expect(throws: ModelError.self) {
        try Vocabulary(file: try ModelFile(path: path))
      }
      #expect(error?.description.contains(path) == true)
    }
    for name in sound.keys.sorted() {
      try expectError { $0[name] = nil }
      try expectError { $0[name] = [] }
      try expectError { $0[name]?.removeLast(8) }
      try expectError { $0[name]?.append(0) }
    }
    try expectError {
      $0["vocabulary.hash"]?[0] = 0xFF
      $0["vocabulary.hash"]?[1] = 0xFF
    }
    // A table without a free place would never end a search.
    try expectError { $0["vocabulary.hash"] = [UInt8]((0..<128).map { $0 % 2 == 0 ? 6 : 0 }) }
  }
}
