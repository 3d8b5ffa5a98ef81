import Testing

@testable import Evaluation

@Suite struct TextScoreTests {
  @Test func countsTheThreeKindsOfError() throws {
    let score = try TextScore(
      gold: "Ủy ban nhân dân tỉnh\nSở Nội vụ", hypothesis: "Uy ban dân tỉnh\nSở của Nội vụ",
      pages: false)
    #expect(score.errors == 3)
    #expect(score.syllables == 8)
    #expect(score.substituted == 1)
    #expect(score.leftOut == 1)
    #expect(score.added == 1)
    #expect(score.errorRate == 3.0 / 8)
  }

  @Test(arguments: [
    ("Uỷ ban, (hoà bình).", "Ủy ban hòa bình"),
    ("hằng năm, Hằng quý", "hàng năm Hàng quý"),
    ("UBND Xã", "UBND xã"),
    ("e\u{302}\u{323}", "ệ"),
    ("⟦noise⟧ một hai", "một hai"),
    ("một ⟦?⟧ ba", "một gì ba"),
  ])
  func whatCountsAsEqual(gold: String, hypothesis: String) throws {
    #expect(try TextScore(gold: gold, hypothesis: hypothesis, pages: false).errors == 0)
    #expect(try TextScore(gold: gold, hypothesis: hypothesis, pages: true).errors == 0)
  }

  @Test(arguments: [("quý", "qúy"), ("Sở", "sở"), ("xã", "xa"), ("20/7", "20/1")])
  func whatCountsAsWrong(gold: String, hypothesis: String) throws {
    #expect(try TextScore(gold: gold, hypothesis: hypothesis, pages: false).errors == 1)
  }

  @Test func linesOfNoiseAreLeftOut() throws {
    let score = try TextScore(
      gold: "một hai\n ⟦noise⟧ \nba", hypothesis: "một hai\n~~ xx ~~\nba", pages: false)
    #expect(score.errors == 0)
    #expect(score.syllables == 3)
  }

  @Test func pagesMayBreakTheirLinesElsewhere() throws {
    let score = try TextScore(
      gold: "một hai\nba | bốn\u{0C}năm", hypothesis: "một\nhai ba\nbốn năm", pages: true)
    #expect(score.errors == 0)
    #expect(score.syllables == 5)
  }

  @Test func linesMustBeTheSame() {
    let error = #expect(throws: TextScoreError.self) {
      try TextScore(gold: "một", hypothesis: "một\n\n", pages: false)
    }
    #expect(
      error?.description == "the gold has 1 lines, the text 3: restored text keeps its lines"
        + " (use --pages for text from images)")
  }

  @Test func anEmptyGoldHasNoRateToDivide() throws {
    let score = try TextScore(gold: "", hypothesis: "một hai", pages: true)
    #expect(score.errors == 2)
    #expect(score.added == 2)
    #expect(score.errorRate == 2)
  }

  @Test func worstComesMostFrequentFirst() throws {
    let score = try TextScore(
      gold: "a b c b", hypothesis: "x y c y", pages: false)
    let worst = score.worst(1)
    #expect(worst.count == 1)
    #expect(worst[0].difference == TextScore.Difference(gold: "b", hypothesis: "y"))
    #expect(worst[0].count == 2)
  }

  @Test func reportAddsUp() throws {
    var report = TextReport()
    report.add("one.txt", try TextScore(gold: "a b c", hypothesis: "a b x", pages: false))
    report.add("two.txt", try TextScore(gold: "a b c", hypothesis: "a b", pages: false))
    #expect(
      report.formatted(worst: 2) == """
        one.txt                                       1 /      3  SER  33.33 %   substituted 1, left out 0, added 0
        two.txt                                       1 /      3  SER  33.33 %   substituted 0, left out 1, added 0
          c <- x x1
          c <- (nothing) x1
        total                                         2 /      6  SER  33.33 %   substituted 1, left out 1, added 0
        """)
  }

  @Test func longTextsAlignInABand() throws {
    // 10,000 syllables; the whole table would have a hundred million places.
    let gold = (0..<10_000).map { "t\($0 % 97)" }
    var hypothesis = gold
    hypothesis.remove(at: 5_000)
    hypothesis[20] = "x"
    let score = try TextScore(
      gold: gold.joined(separator: " "), hypothesis: hypothesis.joined(separator: " "),
      pages: true)
    #expect(score.substituted == 1)
    #expect(score.leftOut == 1)
  }
}

@Suite struct FormattingTests {
  /// The expected strings are those of C's `%.2f`.
  @Test(arguments: [
    (0.0, "0.00"), (0.125, "0.12"), (0.375, "0.38"), (1.005, "1.00"), (2.675, "2.67"),
    (12.345, "12.35"), (33.333, "33.33"), (99.995, "100.00"), (100.0, "100.00"),
  ])
  func twoDecimalsRoundTheExactValue(value: Double, expected: String) {
    #expect(twoDecimals(value) == expected)
  }
}
