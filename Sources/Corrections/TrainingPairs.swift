import DocumentModel

/// What corrections teach: how words were misread, by the kind of recogniser.
package struct TrainingPairs: Hashable, Sendable {
  /// A word as it was read and as it is.
  package struct Pair: Hashable, Sendable {
    /// What was read.
    package var garbled: String
    /// What stands there.
    package var truth: String
  }

  /// The pairs by the channel that they teach, `eng` or `vie`, in the order in which they were given.
  package private(set) var pairs: [String: [Pair]] = [:]

  /// Creates pairs of nothing.
  package init() {}

  /// Adds what the corrections of a document teach.
  ///
  /// A word that was confirmed teaches, too. Noise and words with white space do not: what a
  /// recogniser made of letters cannot be told from them.
  package mutating func add(_ log: CorrectionLog) {
    for correction in log.effective {
      let pair = Pair(garbled: correction.read, truth: correction.becomes)
      guard !pair.truth.isEmpty, !pair.garbled.isEmpty,
        !(pair.truth + pair.garbled).contains(where: \.isWhitespace)
      else { continue }
      pairs[Self.channel(of: correction.source), default: []].append(pair)
    }
  }

  /// The recogniser that made the text of a page: page images are read by one that knows Vietnamese,
  /// the layers and texts that are restored come from ones that do not.
  static func channel(of source: PageSource) -> String { source == .ocr ? "vie" : "eng" }

  /// The pairs of a channel as `dau train --pairs` takes them: a line each, garbled, a tab, true.
  package func text(of channel: String) -> String {
    (pairs[channel] ?? []).map { "\($0.garbled)\t\($0.truth)\n" }.joined()
  }
}
