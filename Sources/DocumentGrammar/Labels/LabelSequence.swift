/// Chooses, line by line, the reading of each label that fits its place in the sequence.
///
/// Feed it the lines of a document in order. It keeps the last label of every open level, so that
/// `l.` is `1.` where sections start and `d)` is `đ)` behind another `d)`. A label that the author
/// repeated stays repeated: an undamaged reading is never replaced by one that merely fits better,
/// except between `d)` and `đ)`, which scans tell apart worst.
///
/// - Complexity: O(1) a line.
public struct LabelSequence: Sendable {
  /// What is known of the line besides its readings.
  public struct Place: Hashable, Sendable {
    /// Whether a paragraph may start here: the line before is blank or ends a sentence.
    public var startsParagraph: Bool
    /// Whether the text behind the label is in capitals.
    public var isInCapitals: Bool
    /// Whether the line was read from an image, so that strokes may be lost: a second `II.` is `III.`
    /// there, while in a typed text the author repeated himself.
    public var isRecognized: Bool

    /// Creates a place.
    public init(startsParagraph: Bool, isInCapitals: Bool, isRecognized: Bool = false) {
      self.startsParagraph = startsParagraph
      self.isInCapitals = isInCapitals
      self.isRecognized = isRecognized
    }
  }

  private var open: [ListLabel.Style: [Int]] = [:]
  private var romansAreInCapitals = true

  /// Starts before the first label.
  public init() {}

  /// Chooses among the readings of a line; `nil` where none is believable.
  public mutating func choose(among readings: [ListLabel], at place: Place) -> ListLabel? {
    var best: (label: ListLabel, score: Double)?
    for reading in readings where !reading.addsStroke || place.isRecognized {
      let score = score(reading, at: place)
      guard score >= (reading.isDamaged ? 2.5 : 1.5), score > best?.score ?? -1 else { continue }
      best = (reading, score)
    }
    if let label = best?.label { accept(label, at: place) }
    return best?.label
  }

  private mutating func accept(_ label: ListLabel, at place: Place) {
    for style in open.keys where style > label.style { open[style] = nil }
    guard !label.ordinals.isEmpty else {
      if label.style == .appendix { open = [:] }
      return
    }
    if label.style == .roman { romansAreInCapitals = place.isInCapitals }
    open[label.style] = label.ordinals
  }

  private func score(_ label: ListLabel, at place: Place) -> Double {
    switch label.style {
    case .dash, .plus: return place.startsParagraph ? 4 : 0
    case .appendix, .division, .chapter, .subchapter, .article:
      return place.startsParagraph || place.isInCapitals ? 4 : 1.6
    case .capital, .roman, .arabic, .letter, .bracketed: break
    }
    var score = fit(label)
    // `Q. GIÁM ĐỐC` is a signature and `C. Mác` a name: a capital must continue something.
    if label.style == .capital, score == 0 { return 0 }
    score += label.isDamaged ? -0.5 : 1.5
    switch label.style {
    case .roman, .capital:
      if place.isInCapitals {
        score += 1.5
      } else if romansAreInCapitals || open[label.style] == nil {
        score -= 1
      }
    case .arabic where place.isInCapitals && open[.roman] != nil: score -= 1
    default: break
    }
    if !place.startsParagraph {
      // Within a paragraph only a label that continues a sequence is believed.
      score -= label.isDamaged ? 3 : 2.5
    }
    return score
  }

  /// How well a label continues what is open: 4 for the next, 3 for a first, less for a leap.
  private func fit(_ label: ListLabel) -> Double {
    guard let ordinal = label.ordinals.last else { return 0 }
    guard let last = open[label.style] else {
      if label.ordinals.count > 1 { return label.ordinals.last == 1 ? 2 : 1 }
      return ordinal == 1 ? 3 : (ordinal == 2 ? 1 : 0)
    }
    if label.ordinals.count > last.count {
      guard label.ordinals.starts(with: last) else { return 0.5 }
      return ordinal == 1 ? 3.5 : 1
    }
    let depth = label.ordinals.count
    guard last.prefix(depth - 1).elementsEqual(label.ordinals.dropLast()) else { return 0.5 }
    switch ordinal - last[depth - 1] {
    case 1: return 4
    case 0 where last.count == depth: return 1.5
    case 2: return 1
    default: return ordinal == 1 ? 1 : 0
    }
  }
}

extension LabelSequence {
  /// The label of each line of a text, as far as it has one.
  ///
  /// - Parameter isRecognized: whether the text was read from images, see ``Place``.
  /// - Complexity: O(*n*).
  public static func labels(
    of lines: [String], isRecognized: Bool = false
  ) -> [ListLabel?] {
    var sequence = LabelSequence()
    var labels: [ListLabel?] = []
    labels.reserveCapacity(lines.count)
    let width = LabelSequence.typicalWidth(of: lines.map { $0.unicodeScalars.count })
    var startsParagraph = true
    for line in lines {
      let text = ScanText(line)
      let readings = ListLabel.readings(in: text, range: nil)
      var rest = 0..<text.count
      if readings.isEmpty {
        labels.append(nil)
      } else {
        rest = readings[0].range.upperBound..<text.count
        labels.append(
          sequence.choose(
            among: readings,
            at: Place(
              startsParagraph: startsParagraph, isInCapitals: text.isInCapitals(rest),
              isRecognized: isRecognized)))
      }
      // A line that ends well before the margin ends its paragraph.
      startsParagraph = text.endsParagraph(rest) || text.count * 4 < width * 3
    }
    return labels
  }

  /// The length that nine in ten lines do not exceed.
  ///
  /// - Complexity: O(*n*).
  package static func typicalWidth(of lengths: some Sequence<Int>) -> Int {
    var counts = [Int](repeating: 0, count: 256)
    var total = 0
    for length in lengths where length > 0 {
      counts[min(length, 255)] += 1
      total += 1
    }
    var seen = 0
    for (length, count) in counts.enumerated() {
      seen += count
      if seen * 10 >= total * 9 { return length }
    }
    return 0
  }
}

extension ScanText {
  /// Whether a range has letters and nine in ten of them are capitals.
  package func isInCapitals(_ range: Range<Int>) -> Bool {
    var letters = 0
    var uppers = 0
    for index in range where classes[index].contains(.letter) {
      letters += 1
      if classes[index].contains(.upper) { uppers += 1 }
    }
    return letters > 1 && uppers * 10 >= letters * 9
  }

  /// Whether a line is blank or ends as a paragraph may end.
  package func endsParagraph(_ range: Range<Int>) -> Bool {
    let range = trimmed(range)
    guard let last = range.last else { return true }
    // Headings in capitals end without a mark.
    return classes[last].contains(.stop) || isInCapitals(range)
      || [0x22, 0x29].contains(bare[last])
  }
}
