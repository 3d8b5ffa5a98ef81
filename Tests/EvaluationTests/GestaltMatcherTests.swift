import Testing

@testable import Evaluation

/// The expected ratios are those of Python's `difflib.SequenceMatcher` without its junk heuristic.
@Suite struct GestaltMatcherTests {
  @Test(arguments: [
    ("abcd", "bcde", 0.75),
    ("", "", 1.0),
    ("abc", "", 0.0),
    ("private Thread currentThread;", "private volatile Thread currentThread;", 0.8656716417910447),
    ("tobeornottobe", "nottobeortobe", 0.5384615384615384),
    ("aabbaabb", "abababab", 0.75),
    ("uybannhandantinh", "ubndtinh", 0.6666666666666666),
    ("xyxyxyxyxy", "yxyxyxyxyx", 0.9),
  ])
  func ratio(first: String, second: String, expected: Double) {
    #expect(GestaltMatcher(Array(first), Array(second)).ratio == expected)
  }

  @Test func tiesGoToTheEarlierRun() {
    // `ab` stands twice in the second; taking the first one leaves `c` unmatched behind it.
    let matcher = GestaltMatcher(Array("abc"), Array("abxabxc"))
    #expect(matcher.ratio == 0.6)
  }
}
