import Foundation
import LanguageModel

/// The lines that are restored, and what is to be known about them.
struct BenchmarkText {
  var lines: [String] = []
  /// Where the lines are from, for the reader.
  var source: String
  /// Tokens between white space, which is what a syllable is here.
  var tokens = 0
  /// How many of them are different: each is worked out once, its repeats are looked up.
  var distinct = 0

  init(_ path: String?) throws {
    if let path {
      source = path
      try add(path)
    } else {
      source = "Corpus/*/garbled.txt (too short to say much about speed)"
      let corpus = Options.checkout + "/Corpus"
      for plan in try FileManager.default.contentsOfDirectory(atPath: corpus).sorted() {
        let file = "\(corpus)/\(plan)/garbled.txt"
        if FileManager.default.fileExists(atPath: file) { try add(file) }
      }
    }
    var seen: Set<Substring> = []
    for line in lines {
      for token in line.split(whereSeparator: \.isWhitespace) {
        tokens += 1
        seen.insert(token)
      }
    }
    distinct = seen.count
  }

  private mutating func add(_ path: String) throws {
    var lines = lines
    try CorpusReader.forEachLine(of: path) { line in
      lines.append(String(decoding: line.prefix { $0 != UInt8(ascii: "\t") }, as: UTF8.self))
    }
    self.lines = lines
  }
}
