/// Chooses the reading of every label of a text at once, so that they make the best sequence.
///
/// Each line with what may be a label has its readings and that it is no label at all. A reading gains
/// what it continues of the levels that are open (the next label 4, a first one 3, a repeated one less)
/// and loses what its misreading costs; the sequence of readings that gains most is taken (dynamic
/// programming over the states of the open levels, after Viterbi, with a narrow beam). So `l.` is `1.`
/// where sections start, a first `II` before `II.` and `III.` is `I`, and `d)` is `đ)` behind another
/// `d)`, while a label that the author repeated stays repeated: an undamaged reading loses nothing.
package struct LabelSequence: Sendable {
  /// What is known of a line besides its readings.
  struct Place: Hashable, Sendable {
    /// Whether a paragraph may start here: the line before is blank or ends a sentence.
    var startsParagraph: Bool
    /// Whether the text behind the label is in capitals.
    var isInCapitals: Bool
    /// Whether the line was read from an image, where misreadings are common.
    var isRecognized: Bool
  }

  /// The levels that are open, with the last label of each; what is told apart the fastest comes first.
  fileprivate struct State: Equatable, Sendable {
    var letter: UInt8 = 0
    var roman: UInt8 = 0
    var capital: UInt8 = 0
    var bracketed: UInt8 = 0
    var romansAreInCapitals = true
    var arabic = LabelOrdinals()
  }

  /// One way to read the lines so far.
  private struct Hypothesis: Sendable {
    var state: State
    var gain: Float
    /// Its last label among `steps`; -1 before the first.
    var step: Int32
  }

  /// A label that was taken, and the one before it.
  private struct Step: Sendable {
    var line: Int32
    var reading: Int32
    var previous: Int32
  }

  private var beam = [Hypothesis(state: State(), gain: 0, step: -1)]
  private var steps: [Step] = []
  private var next: [Hypothesis] = []

  /// A hypothesis that has fallen so far behind does not catch up.
  private static let margin: Float = 10
  private static let widest = 12

  // MARK: Reading

  /// Adds the readings of the next line that has any.
  ///
  /// - Complexity: O(1).
  mutating func add(_ readings: [LabelReading], line: Int, at place: Place) {
    guard let first = readings.first else { return }
    if first.isFixed {
      addFixed(first, line: line, at: place)
      return
    }
    next.removeAll(keepingCapacity: true)
    // Where only misreadings are to choose from, the line more likely is no label.
    let isDoubtful = first.isDamaged
    // What is printed as a label and starts a paragraph is one; a capital may be a name.
    let isSure = !isDoubtful && place.startsParagraph && first.style != .capital
    for hypothesis in beam {
      for (index, reading) in readings.enumerated() {
        guard let gain = Self.gain(of: reading, after: hypothesis.state, at: place) else {
          continue
        }
        var changed = hypothesis
        changed.gain += gain
        changed.state.accept(reading, isInCapitals: place.isInCapitals)
        steps.append(
          Step(line: Int32(line), reading: Int32(index), previous: hypothesis.step))
        changed.step = Int32(steps.count - 1)
        consider(changed)
      }
      if !isSure {
        var without = hypothesis
        if isDoubtful { without.gain += Self.doubt }
        consider(without)
      }
    }
    // A capital that continues nothing.
    if next.isEmpty { return }
    prune()
  }

  /// What a line gains by being no label where all of its readings are damaged.
  private static let doubt: Float = 1

  /// Dashes and named units need no sequence.
  private mutating func addFixed(_ reading: LabelReading, line: Int, at place: Place) {
    let isDash = reading.style >= .dash
    if isDash, !place.startsParagraph { return }
    for index in beam.indices {
      if !isDash { beam[index].state.close(below: reading.style) }
      steps.append(Step(line: Int32(line), reading: 0, previous: beam[index].step))
      beam[index].step = Int32(steps.count - 1)
    }
  }

  /// Keeps the better of two hypotheses that leave the same levels open.
  private mutating func consider(_ hypothesis: Hypothesis) {
    if let same = next.firstIndex(where: { $0.state == hypothesis.state }) {
      if next[same].gain < hypothesis.gain { next[same] = hypothesis }
    } else {
      next.append(hypothesis)
    }
  }

  private mutating func prune() {
    guard next.count > 1 else {
      swap(&beam, &next)
      return
    }
    let least = next.reduce(-Float.infinity) { max($0, $1.gain) } - Self.margin
    next.removeAll { $0.gain < least }
    if next.count > Self.widest {
      next.sort { $0.gain > $1.gain }
      next.removeLast(next.count - Self.widest)
    }
    swap(&beam, &next)
  }

  /// The lines that have labels, and which of their readings it is.
  ///
  /// - Complexity: O(*n*).
  func chosen() -> [(line: Int, reading: Int)] {
    var best = beam[0]
    for hypothesis in beam.dropFirst() where hypothesis.gain > best.gain { best = hypothesis }
    var found: [(line: Int, reading: Int)] = []
    var step = best.step
    while step >= 0 {
      let taken = steps[Int(step)]
      found.append((Int(taken.line), Int(taken.reading)))
      step = taken.previous
    }
    return found.reversed()
  }

  // MARK: Gains

  /// What a reading gains over no label; `nil` where it is out of the question.
  private static func gain(
    of reading: LabelReading, after state: State, at place: Place
  ) -> Float? {
    var gain = fit(reading, state)
    // `Q. GIÁM ĐỐC` is a signature and `C. Mác` a name: a capital must continue something.
    if reading.style == .capital, gain == 0 { return nil }
    if reading.isDamaged {
      // `d)` for `đ)` is also what people type.
      let damage: Float = place.isRecognized ? 1.5 : reading.style == .letter ? 2 : 3
      gain -= reading.cost + damage
    }
    switch reading.style {
    case .roman, .capital:
      if place.isInCapitals {
        gain += 1.5
      } else if state.romansAreInCapitals
        || (reading.style == .roman ? state.roman : state.capital) == 0
      {
        gain -= 1
      }
    // Headings in capitals mostly have roman numerals.
    case .arabic where place.isInCapitals: gain -= state.roman != 0 ? 1 : 0.5
    default: break
    }
    // Within a paragraph only a label that continues a sequence is believed.
    if !place.startsParagraph { gain -= reading.isDamaged ? 3 : 2.5 }
    return gain
  }

  /// How well a label continues what is open.
  private static func fit(_ reading: LabelReading, _ state: State) -> Float {
    guard let ordinal = reading.ordinals.last else { return 0 }
    let last: Int
    switch reading.style {
    case .arabic: return fit(reading.ordinals, ordinal, state.arabic)
    case .capital: last = Int(state.capital)
    case .roman: last = Int(state.roman)
    case .letter: last = Int(state.letter)
    default: last = Int(state.bracketed)
    }
    return last == 0 ? first(ordinal) : step(from: last, to: ordinal)
  }

  private static func fit(
    _ ordinals: LabelOrdinals, _ ordinal: Int, _ last: LabelOrdinals
  ) -> Float {
    let depth = ordinals.count
    guard last.count > 0 else {
      if depth > 1 { return ordinal == 1 ? 2 : 1 }
      return first(ordinal)
    }
    if depth > last.count {
      guard ordinals.agrees(with: last, to: last.count) else { return 0.5 }
      return ordinal == 1 ? 3.5 : 1
    }
    guard ordinals.agrees(with: last, to: depth - 1) else { return 0.5 }
    let place = last[depth - 1]
    // `2.` behind `2.3.` repeats nothing that is open.
    if ordinal == place, last.count > depth { return ordinal == 1 ? 1 : 0 }
    return step(from: place, to: ordinal)
  }

  private static func first(_ ordinal: Int) -> Float {
    ordinal == 1 ? 3 : (ordinal == 2 ? 1 : 0)
  }

  private static func step(from last: Int, to ordinal: Int) -> Float {
    switch ordinal - last {
    case 1: 4
    case 0: 1.5
    case 2: 1
    default: ordinal == 1 ? 1 : 0
    }
  }
}

extension LabelSequence.State {
  fileprivate mutating func accept(_ reading: LabelReading, isInCapitals: Bool) {
    close(below: reading.style)
    let ordinal = UInt8(clamping: reading.ordinals.last ?? 0)
    switch reading.style {
    case .capital: capital = ordinal
    case .roman:
      roman = ordinal
      romansAreInCapitals = isInCapitals
    case .arabic: arabic = reading.ordinals
    case .letter: letter = ordinal
    case .bracketed: bracketed = ordinal
    default: break
    }
  }

  /// Closes the levels below a unit of a style; an appendix starts everything anew.
  fileprivate mutating func close(below style: ListLabel.Style) {
    if style < .bracketed { bracketed = 0 }
    if style < .letter { letter = 0 }
    if style < .arabic { arabic = LabelOrdinals() }
    if style < .roman { roman = 0 }
    if style < .capital { capital = 0 }
  }
}

extension LabelReading {
  /// Whether the label is what it is wherever it stands: a dash, `Điều 5.`, `PHỤ LỤC`.
  fileprivate var isFixed: Bool { style >= .dash || style <= .article }
}
