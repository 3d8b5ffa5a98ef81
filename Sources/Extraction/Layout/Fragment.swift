import DocumentModel
import VietnameseText

/// Words that stand next to each other on one height: a line, or the part of a line on one side of
/// a wide gap.
struct Fragment: Hashable, Sendable {
  /// From left to right.
  var words: [PlacedWord]
  /// What holds all words.
  var box: Box
  /// The usual height of its words.
  var textHeight: Double
  /// The table that stands here instead of words, as an index into the page's tables.
  var table: Int?
  /// Whether the reading order found it to be part of a seal or a signature.
  var isScribbled = false

  /// Creates a place for a table.
  init(table: Int, box: Box) {
    words = []
    self.box = box
    textHeight = 12
    self.table = table
  }

  /// Creates a fragment of at least one word.
  init(_ words: [PlacedWord], box: Box) {
    self.words = words.sortedFromLeft
    self.box = box
    textHeight = Fragment.textHeight(of: words)
  }

  /// The usual height of words: few are higher.
  static func textHeight(of words: [PlacedWord]) -> Double {
    if words.isEmpty { return 0 }
    let heights = words.indices.map { words[$0].box.height }.sorted()
    return heights[heights.count * 3 / 4]
  }

  /// What is left of rules, frames and seals, and never stands alone in a text.
  static let scraps: Set<Character> = [
    "_", "|", "¦", "[", "]", "—", "~", "=", "‘", "’", "“", "”", "„", "«", "»", "^", "°",
  ]

  /// Whether it is dirt or a scribble: signs alone, or whatever it is of which not one word was read
  /// with some certainty.
  var isSpeck: Bool { isScrap || isScribble }

  /// Whether it is a sign or two without letter or digit, read with doubt, or a scrap of a rule.
  var isScrap: Bool {
    guard table == nil else { return false }
    if words.allSatisfy({ $0.confidence != nil && $0.form.allSatisfy(Fragment.scraps.contains) }) {
      return true
    }
    return words.count <= 2
      && words.allSatisfy { word in
        (word.confidence ?? 1) < 0.75 && word.form.count <= 2
          && !word.form.contains { $0.isLetter || $0.isNumber }
      }
  }

  /// Whether a recogniser read a single sign or figure that is far higher than the page's print: a loop
  /// of a signature, a dot of a stamp.
  func isLoneGlyph(higherThan height: Double) -> Bool {
    table == nil && words.count == 1 && words[0].confidence != nil && words[0].form.count == 1
      && words[0].box.height > height
  }

  private var isScribble: Bool {
    guard table == nil else { return false }
    // A figure by itself, such as a page number, is often read with doubt.
    guard !words.allSatisfy({ $0.form.allSatisfy(\.isNumber) }) else { return false }
    // A letter or two by themselves, where a signature crosses the print.
    if words.count == 1, words[0].form.count <= 2, words[0].confidence ?? 1 < 0.6 { return true }
    var (letters, sum) = (0.0, 0.0)
    for word in words {
      guard let confidence = word.confidence, confidence < 0.75 else { return false }
      letters += Double(word.form.count)
      sum += confidence * Double(word.form.count)
    }
    return sum < 0.35 * letters
  }

  /// Whether all of its words are in capitals.
  var isCapitals: Bool {
    words.contains { !$0.isSign } && words.allSatisfy { $0.isSign || CaseShape($0.form) == .upper }
  }

  /// Where its letters and figures stand; signs at either end may be bits of rules and seals.
  var core: Box {
    if words.first?.isSign != true, words.last?.isSign != true { return box }
    return Box.union(of: words.filter { !$0.isSign }.map(\.box)) ?? box
  }

  /// Whether a recogniser read no more than a word or two of a letter or two: rarely a line of its own.
  var isSnippet: Bool {
    table == nil && words.count <= 2
      && words.allSatisfy { word in
        word.confidence != nil && word.form.count { $0.isLetter || $0.isNumber } <= 2
      }
  }

  /// Whether a recogniser is sure of no letter in it; of a single one it may be. Figures by themselves
  /// are doubted often and wrongly.
  var isDoubtful: Bool {
    let letters = words.reduce(0) { $0 + $1.form.count(where: \.isLetter) }
    return words.allSatisfy { word in
      guard let confidence = word.confidence else { return false }
      return (confidence < 0.9 || letters <= 1) && !word.form.contains(where: \.isNumber)
    }
  }

  /// Whether it begins the line of addressees (`Kính gửi:`), which stands below the head.
  var isAddress: Bool {
    words.count >= 2 && words[0].form.lowercased().folded == "kinh"
      && words[1].form.lowercased().folded.hasPrefix("gui")
  }

  /// How much of the lower one's height both have in common, from 0 to 1.
  func sharesHeight(with other: Fragment) -> Double {
    box.sharedHeight(with: other.box)
  }

  /// The fragment as a line of the model.
  var line: Line {
    Line(
      // By index, since a word is dear to copy.
      words: words.indices.map { index in
        var read = Word(
          words[index].form, leadingSpace: index == 0 ? "" : " ",
          confidence: words[index].confidence, box: words[index].box)
        if !words[index].alternatives.isEmpty { read.alternatives = words[index].alternatives }
        return read
      }, box: box)
  }
}

extension Box {
  /// The common height as a share of the lower box's.
  func sharedHeight(with other: Box) -> Double {
    let common = min(maxY, other.maxY) - max(y, other.y)
    return max(0, common) / max(0.1, min(height, other.height))
  }
}

extension [PlacedWord] {
  /// The words from left to right, as they mostly are already.
  var sortedFromLeft: [PlacedWord] {
    indices.dropFirst().contains { self[$0].box.x < self[$0 - 1].box.x }
      ? sorted { $0.box.x < $1.box.x } : self
  }
}
