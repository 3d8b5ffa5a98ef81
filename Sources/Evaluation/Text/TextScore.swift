import VietnameseText

/// How far a text is from its gold, in syllables.
///
/// Case and marks count; outer punctuation, tone placement, and the pairs hằng/hàng and Xã/xã do
/// not. Gold marked `⟦noise⟧` is left out, gold marked `⟦?⟧` equals any syllable.
public struct TextScore: Hashable, Sendable {
  /// A gold syllable and what stands for it; `nil` on the side where nothing stands.
  public struct Difference: Hashable, Sendable {
    /// The true syllable; `nil` where the text has one too many.
    public var gold: String?
    /// The syllable of the text; `nil` where it was left out.
    public var hypothesis: String?
  }

  /// Substituted, left out and added syllables together.
  public private(set) var errors = 0
  /// How many syllables the gold has.
  public private(set) var syllables = 0

  private var counts: [Difference: Int] = [:]
  // In order of first appearance, so that equal counts print in the same order each time.
  private var order: [Difference] = []

  /// A score of nothing, to which others are added.
  public init() {}

  /// Compares a text with its gold.
  ///
  /// - Parameters:
  ///   - gold: The true text.
  ///   - hypothesis: The text to measure.
  ///   - pages: Whether the text came from page images and may break its lines elsewhere: then the
  ///     whole texts are aligned, and form feeds and `|` count as white space. Otherwise each line
  ///     is aligned with the line of the same number.
  /// - Throws: `TextScoreError` where lines are to be compared and their numbers differ by more
  ///   than one.
  /// - Complexity: O(*n*) memory and time for lines; with `pages` O(*n* · *b*), where *b* is the
  ///   difference of the lengths plus 200.
  public init(gold: String, hypothesis: String, pages: Bool) throws(TextScoreError) {
    let gold = gold.precomposed
    let hypothesis = hypothesis.precomposed
    if pages {
      let (left, right) = (TextScore.pageSyllables(gold), TextScore.pageSyllables(hypothesis))
      add(left, right, band: max(60, abs(left.count - right.count) + 200))
      return
    }
    let (left, right) = (gold.scoredLines, hypothesis.scoredLines)
    guard abs(left.count - right.count) <= 1 else {
      throw .lineCounts(gold: left.count, hypothesis: right.count)
    }
    for (gold, hypothesis) in zip(left, right) {
      let words = gold.unicodeScalars.split(whereSeparator: \.isTokenSpace).map { String($0) }
      if words == [Marks.noise] { continue }
      add(scoredSyllables(of: gold), scoredSyllables(of: hypothesis), band: nil)
    }
  }

  private static func pageSyllables(_ text: String) -> [String] {
    scoredSyllables(of: text.replacing(literal: "|", with: " "))
  }

  private mutating func add(_ gold: [String], _ hypothesis: [String], band: Int?) {
    var numbering = SyllableNumbering()
    let alignment = Alignment(
      gold: numbering.numbers(of: gold), hypothesis: numbering.numbers(of: hypothesis), band: band)
    errors += alignment.errors
    syllables += gold.count
    for (left, right) in alignment.differences {
      let difference = Difference(
        gold: left.map { gold[$0] }, hypothesis: right.map { hypothesis[$0] })
      count(difference, times: 1)
    }
  }

  private mutating func count(_ difference: Difference, times: Int) {
    if counts[difference] == nil { order.append(difference) }
    counts[difference, default: 0] += times
  }

  /// Gold syllables for which another one stands.
  public var substituted: Int {
    counts.reduce(0) {
      $1.key.gold != nil && $1.key.hypothesis != nil ? $0 + $1.value : $0
    }
  }

  /// Gold syllables for which nothing stands.
  public var leftOut: Int {
    counts.reduce(0) { $1.key.hypothesis == nil ? $0 + $1.value : $0 }
  }

  /// Syllables of the text that stand for nothing.
  public var added: Int {
    counts.reduce(0) { $1.key.gold == nil ? $0 + $1.value : $0 }
  }

  /// Errors over gold syllables: the syllable error rate, which may exceed 1.
  public var errorRate: Double {
    Double(errors) / Double(max(syllables, 1))
  }

  /// The most frequent differences, most frequent first, of equals the one met first.
  ///
  /// - Complexity: O(*d* log *d*) in the number of different differences.
  public func worst(_ limit: Int) -> [(difference: Difference, count: Int)] {
    let counted = order.enumerated().map { (place: $0, difference: $1, count: counts[$1] ?? 0) }
    return
      counted
      .sorted { $0.count != $1.count ? $0.count > $1.count : $0.place < $1.place }
      .prefix(max(limit, 0)).map { ($0.difference, $0.count) }
  }

  /// Adds the figures of another score.
  public static func += (total: inout TextScore, score: TextScore) {
    total.errors += score.errors
    total.syllables += score.syllables
    for difference in score.order {
      total.count(difference, times: score.counts[difference] ?? 0)
    }
  }

  /// One row of a table: a name, errors over syllables, the rate, and the three kinds of error.
  public func formatted(name: String) -> String {
    name.padded(to: 40) + " " + String(errors).leftPadded(to: 6)
      + " / " + String(syllables).leftPadded(to: 6)
      + "  SER " + percent(errors, of: syllables) + " %   substituted \(substituted),"
      + " left out \(leftOut), added \(added)"
  }
}
