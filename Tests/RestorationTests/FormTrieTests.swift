import LanguageModel
import TestSupport
import Testing
import VietnameseText

@testable import Restoration

@Suite("The trie of forms")
struct FormTrieTests {
  private static func trie(_ words: [String]) throws -> FormTrie {
    let folder = try TemporaryFolder()
    let path = folder.path + "/t.dau"
    let vocabulary = words.enumerated().compactMap { index, word in
      WordKey(word).map { (id: UInt16(index + 5), key: $0) }
    }
    try ModelFile.write(FormTrie.sections(vocabulary: vocabulary) { Float($0.word) - 20 }, to: path)
    return try FormTrie(file: try ModelFile(path: path))
  }

  /// Every path from the root to a form.
  private static func paths(_ trie: FormTrie) -> [[UInt8]: Form] {
    var result: [[UInt8]: Form] = [:]
    func visit(_ node: UInt32, _ path: [UInt8]) {
      if let form = trie.form(at: node) { result[path] = form }
      var last: UInt8 = 0
      for child in trie.children(of: node) {
        let label = trie.label(of: child)
        #expect(label > last)
        last = label
        #expect(trie.child(of: node, label) == UInt32(child))
        visit(UInt32(child), path + [label])
      }
      #expect(trie.child(of: node, 252) == nil)
    }
    visit(0, [])
    return result
  }

  @Test("it holds each word in each shape, and nothing else")
  func forms() throws {
    let words = ["của", "ủy", "ban", "bản", "bàn", "a", "ở", "nghiêng", "đ", "sa", "sao", "sáo"]
    var expected: [[UInt8]: Form] = [:]
    for (index, word) in words.enumerated() {
      let id = UInt16(index + 5)
      expected[EditChunk.marked(SymbolCode.encode(word))] = Form(word: id, shape: .lower)
      expected[EditChunk.marked(SymbolCode.encode(CaseShape.title.apply(to: word)))] = Form(
        word: id, shape: .title)
      if word.count > 1 {
        expected[EditChunk.marked(SymbolCode.encode(word.uppercased()))] = Form(
          word: id, shape: .upper)
      }
    }
    #expect(Self.paths(try Self.trie(words)) == expected)
  }

  @Test("a node promises what the best form below it is worth")
  func prospects() throws {
    let trie = try Self.trie(["ban", "bản", "bao", "củ"])
    func prospect(_ path: String) -> Float? {
      var node: UInt32? = 0
      for code in [EditChunk.startMark] + SymbolCode.encode(path) {
        node = node.flatMap { trie.child(of: $0, code) }
      }
      return node.map(trie.prospect(of:))
    }
    for (path, expected): (String, Float) in [("ban", -15), ("bả", -14), ("b", -13), ("c", -12)] {
      // Stored in steps of 0.08, rounded up.
      #expect(abs((prospect(path) ?? 0) - expected) < 0.09)
    }
  }

  @Test("no words, no forms")
  func empty() throws {
    #expect(Self.paths(try Self.trie([])).isEmpty)
  }

  @Test("random vocabularies", arguments: Seeds.first(10))
  func random(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var words: Set<String> = []
    for _ in 0..<150 {
      words.insert(
        String(
          (0..<Int.random(in: 1...5, using: &random)).map { _ in
            "aăbcđ".randomElement(using: &random) ?? "a"
          }))
    }
    let paths = Self.paths(try Self.trie(words.sorted()))
    #expect(paths.count == words.reduce(0) { $0 + ($1.count == 1 ? 2 : 3) }, "seed \(seed)")
    for (path, form) in paths {
      let text = SymbolCode.decode(path.dropFirst().dropLast())
      let word = words.sorted()[Int(form.word) - 5]
      #expect(form.shape.apply(to: word) == text, "seed \(seed)")
    }
  }

  @Test("a form keeps its word and shape")
  func packing() {
    for word: UInt16 in [0, 5, 32_767] {
      for shape in [CaseShape.lower, .title, .upper] {
        let form = Form(word: word, shape: shape)
        #expect(form.word == word && form.shape == shape)
      }
      #expect(Form(word: word, shape: .mixed).shape == .lower)
    }
  }

  @Test("a model file without a sound trie is refused by name")
  func damaged() throws {
    let sound = FormTrie.sections(vocabulary: [(5, WordKey(bits: 0x0102))]) { _ in 0 }
    try DamagedSections.expectRefusal(of: sound) { _ = try FormTrie(file: $0) }
  }
}
