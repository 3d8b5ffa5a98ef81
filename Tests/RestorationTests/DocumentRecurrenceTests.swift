import Testing

@testable import Restoration

@Suite("What a document says elsewhere")
struct DocumentRecurrenceTests {
  private static func key(_ text: String) -> UInt64 {
    Array(text.utf8).withUnsafeBufferPointer { DocumentRecurrence.key($0) }
  }

  @Test(
    "case and outer marks do not matter, letters and their marks do",
    arguments: [
      ("Đoàn", "(đoàn),", true), ("ỦY", "ủy", true), ("Ưu", "ưu", true), ("UBND", "ubnd", true),
    ]
      + [("đoàn", "đoạn", false), ("doan", "đoan", false), ("a1", "a2", false)])
  func keys(first: String, second: String, isSame: Bool) {
    #expect((Self.key(first) == Self.key(second)) == isSame)
    #expect(Self.key(first) != 0)
  }

  @Test("what is no word has no key")
  func noWord() {
    for text in ["", "…", "“-”", ".,;"] { #expect(Self.key(text) == 0, "\(text)") }
  }

  /// A document of tokens, all read as they say, but for the last, of which two readings are likely.
  private static func weigh(
    _ tokens: [(read: String, chosen: String)], _ readings: [(String, Float)]
  ) -> [Float] {
    let last = tokens.count - 1
    var occurrences = tokens.map {
      DocumentRecurrence.Occurrence(read: key($0.read), word: key($0.chosen))
    }
    occurrences[last].word = key(readings[0].0)
    occurrences[last].probability = readings[0].1
    var others = UnsafeList<DocumentRecurrence.Other>()
    for (text, probability) in readings.dropFirst() {
      others.append(.init(token: last, word: key(text), probability: probability))
    }
    var doubtful = UnsafeList<DocumentRecurrence.Place>()
    let place = DocumentRecurrence.Place(token: last, firstRunnerUp: 0, count: others.count)
    doubtful.append(place)
    var posteriors = UnsafeList<Float>()
    occurrences.withUnsafeBufferPointer { tokens in
      let recurrence = DocumentRecurrence(tokens, others: others, doubtful: doubtful)
      recurrence.weigh(place, tokens, others: others, into: &posteriors)
    }
    return (0..<posteriors.count).map { posteriors[$0] }
  }

  @Test("without other places nothing changes")
  func alone() {
    let weighed = Self.weigh([("doan", "")], [("đoạn", 0.6), ("đoàn", 0.4)])
    #expect(abs(weighed[0] - 0.6) < 0.01 && abs(weighed[1] - 0.4) < 0.01)
  }

  @Test("a token is read as it was read elsewhere")
  func sameToken() {
    let weighed = Self.weigh(
      [("doan", "đoàn"), ("-", ""), ("doan", "đoàn"), ("-", ""), ("doan", "")],
      [("đoạn", 0.6), ("đoàn", 0.4)])
    #expect(weighed[1] > weighed[0] * 1.5)
    #expect(abs(weighed[0] + weighed[1] - 1) < 1e-4)
  }

  @Test("a word stands behind the one it stood behind elsewhere")
  func samePair() {
    let weighed = Self.weigh(
      [("huyen", "huyện"), ("Thach", "Thạch"), ("-", ""), ("huyen", "huyện"), ("Thqch", "")],
      [("Thách", 0.55), ("Thạch", 0.45)])
    #expect(weighed[1] > weighed[0])
  }

  @Test("one other place does not overrule what is well read")
  func wellRead() {
    let weighed = Self.weigh(
      [("doan", "đoàn"), ("-", ""), ("doan", "")], [("đoạn", 0.96), ("đoàn", 0.04)])
    #expect(weighed[0] > weighed[1])
  }
}
