import DocumentModel
import LanguageModel
import VietnameseText

/// Restores documents one after the other on one thread, remembering the tokens it has seen.
final class RestorationSession {
  private let model: RestorationModel
  private let analyzer: TokenAnalyzer
  private var decoder: LatticeDecoder

  init(model: RestorationModel) {
    self.model = model
    analyzer = TokenAnalyzer(model: model)
    decoder = LatticeDecoder(model: model.language)
  }

  /// A piece of a word on its way through the decoder.
  private struct Unit {
    var line: Int
    var word: Int
    var part: Int
    var analysis: Int
  }

  /// Tokens that are looked at to tell which channels a document came through.
  private let sampleSize = 300
  /// Share of known words where the mixture was estimated.
  private var knownShare: Float?
  /// Longest run of pieces that is decoded at once.
  private let runLength = 300

  /// Forgets what the text before came through: another document begins.
  func startDocument() { knownShare = nil }

  /// Estimates the mixture of channels from lines that are typical for what follows.
  ///
  /// Within a document that is done again only where the share of known words changes, as it does
  /// where the text of one recogniser ends and that of another begins.
  func adapt(to lines: [Line]) {
    analyzer.trim()
    let words = lines.flatMap(\.words)
    let step = max(1, words.count / sampleSize)
    let sample = stride(from: 0, to: words.count, by: step).map { words[$0].form }
    let share = analyzer.knownShare(of: sample)
    // A few words say little of a change.
    if let knownShare, sample.count < 50 || abs(share - knownShare) < 0.1 { return }
    knownShare = share
    let likelihoods = sample.compactMap { analyzer.likelihoods(of: $0) }
    analyzer.use(ChannelMixture(likelihoods: likelihoods).rounded)
  }

  /// Restores lines that follow each other, and repairs what is no word by its grammar.
  ///
  /// - Parameter isRecognized: whether the lines are known to come from a recogniser, where specks and
  ///   damaged labels are to be expected even if all words were read well.
  func restoreWithGrammar(_ lines: [Line], isRecognized: Bool = false) -> [Line] {
    var restored = restore(lines)
    let isClean = !isRecognized && isClean(restored)
    // In text that no scanner touched a lone bar or tilde is the author's own.
    if isClean {
      for line in restored.indices {
        for word in restored[line].words.indices {
          restored[line].words[word].flags.remove(.noise)
        }
      }
    }
    return GrammarRepair.repair(restored, isClean: isClean)
  }

  /// Whether so few words were changed that the text came through no recogniser.
  private func isClean(_ lines: [Line]) -> Bool {
    let words = lines.lazy.flatMap(\.words)
    let changed = words.count { $0.original != nil }
    return changed * 200 < words.count
  }

  /// Restores the words of lines that follow each other.
  private func restore(_ lines: [Line]) -> [Line] {
    var result = lines
    var units: [Unit] = []
    var lattice = Lattice()
    var context = model.language.start
    func flush() {
      guard !units.isEmpty else { return }
      let decoded = decoder.decode(lattice, after: context)
      apply(decoded, lattice, units, to: &result)
      context = decoded.context
      units.removeAll(keepingCapacity: true)
      lattice.clear()
    }
    for (lineIndex, line) in lines.enumerated() {
      let analyses = line.words.map { analyzer.analysis(of: $0.form) }
      let isCapitals = isInCapitals(analyses)
      if line.words.isEmpty || startsItem(line) { lattice.endSentence() }
      for (wordIndex, index) in analyses.enumerated() {
        let analysis = analyzer.analyses[index]
        // What stands far apart is in two columns or two cells.
        if line.words[wordIndex].leadingSpace.utf8.count > 2 { lattice.endSentence() }
        if analysis.isNoise { result[lineIndex].words[wordIndex].flags.insert(.noise) }
        if analysis.parts.isEmpty, analysis.endsSentence { lattice.endSentence() }
        for partIndex in analysis.parts.indices {
          let isStart = lattice.endsSentence
          let position: Candidate.Position =
            isCapitals ? .capitals : isStart ? .sentenceStart : .running
          units.append(Unit(line: lineIndex, word: wordIndex, part: partIndex, analysis: index))
          let isLabel = wordIndex == 0 && isLabel(line.words[0].form)
          addSplitWord(to: &lattice, units)
          addNode(for: analysis.parts[partIndex], at: position, isLabel: isLabel, to: &lattice)
        }
        if analysis.endsSentence { lattice.endSentence() }
      }
      if lattice.count >= runLength || (line.words.isEmpty && lattice.count >= 40) { flush() }
    }
    flush()
    return result.map(mergeSplitWords)
  }

  /// Whether most words of more than one letter in a line are in capitals.
  private func isInCapitals(_ analyses: [Int]) -> Bool {
    var words = 0
    var capitals = 0
    for index in analyses {
      for part in analyzer.analyses[index].parts.indices
      where analyzer.analyses[index].parts[part].letters > 1 {
        words += 1
        if analyzer.analyses[index].parts[part].isUpper { capitals += 1 }
      }
    }
    return words > 1 && capitals * 10 >= words * 7
  }

  /// Whether a line starts a list item or a numbered unit, so that no sentence runs on into it.
  private func startsItem(_ line: Line) -> Bool {
    guard let first = line.words.first?.form else { return true }
    if ["-", "+", "–", "—", "•", "*"].contains(first) { return true }
    guard first.count <= 6, let last = first.last, last == "." || last == ")" else { return false }
    return first.dropLast().allSatisfy { $0.isNumber || $0 == "." } || first.count <= 3
  }

  /// Whether the first token of a line is the label of a list, whose sequence says what it is.
  private func isLabel(_ token: String) -> Bool {
    let scalars = token.unicodeScalars
    guard let last = scalars.last, scalars.count <= 5 else { return false }
    if last == ")" { return scalars.count == 2 }
    return last == "." && scalars.dropLast().allSatisfy { "IVXLl1|".unicodeScalars.contains($0) }
  }

  private func addNode(
    for part: TokenAnalysis.Part, at position: Candidate.Position, isLabel: Bool,
    to lattice: inout Lattice
  ) {
    lattice.addNode()
    let kept = isLabel ? part.candidates.firstIndex { $0.isKept } : nil
    let indices = kept.map { $0..<($0 + 1) } ?? 0..<analyzer.reachable(part.candidates)
    for index in indices {
      let candidate = part.candidates[index]
      lattice.add(
        Lattice.Arc(
          span: 1, reading: index, word: candidate.word, second: candidate.secondWord,
          score: candidate.channelScore + candidate.shapeScores[position.rawValue]))
    }
  }

  /// Adds to the last node the reading of its token and the one that comes as one word that was
  /// torn apart.
  private func addSplitWord(to lattice: inout Lattice, _ units: [Unit]) {
    guard units.count >= 2 else { return }
    let (first, second) = (units[units.count - 2], units[units.count - 1])
    guard first.line == second.line, first.word + 1 == second.word, first.part == 0,
      second.part == 0
    else { return }
    let left = analyzer.analyses[first.analysis]
    let right = analyzer.analyses[second.analysis]
    guard left.parts.count == 1, right.parts.count == 1, left.trailing.isEmpty,
      right.parts[0].leading.isEmpty
    else { return }
    let length = left.parts[0].core.count + right.parts[0].core.count
    guard length <= 7, left.parts[0].core.count <= 4, right.parts[0].core.count <= 4 else { return }
    // Two tokens that are both well read are two words.
    guard !analyzer.isWellRead(left.parts[0]) || !analyzer.isWellRead(right.parts[0]) else {
      return
    }
    let whole = analyzer.analysis(ofSplit: left.parts[0].core, right.parts[0].core)
    guard let part = analyzer.analyses[whole].parts.first else { return }
    for (index, candidate) in part.candidates.prefix(2).enumerated()
    where !candidate.isKept && candidate.secondWord == nil {
      lattice.add(
        Lattice.Arc(
          span: 2, reading: RestorationSession.splitReading + whole * 2 + index,
          word: candidate.word, second: nil,
          score: candidate.channelScore + candidate.shapeScores[0] + RestorationSession.splitScore))
    }
  }

  /// Logarithm of the probability that a word is torn into two tokens.
  private static let splitScore: Float = -6
  /// Readings from here on are of two tokens: analysis times two plus the candidate.
  private static let splitReading = 1 << 20

  // MARK: - From readings back to words

  private func apply(
    _ decoded: LatticeDecoder.Result, _ lattice: Lattice, _ units: [Unit],
    to lines: inout [Line]
  ) {
    var index = 0
    while index < decoded.path.count {
      let step = decoded.path[index]
      let unit = units[step.node]
      if step.arc.span == 2 {
        applySplit(step, units, &lines)
        index += 1
        continue
      }
      // All steps of one word together; a word's pieces are never torn by arcs of span 2.
      let analysis = analyzer.analyses[unit.analysis]
      let steps = Array(decoded.path[index..<min(decoded.path.count, index + analysis.parts.count)])
      index += steps.count
      var text = ""
      var probability: Float = 1
      var isKept = true
      for (part, step) in zip(analysis.parts, steps) {
        let candidate = part.candidates[step.arc.reading]
        text += part.leading + candidate.text
        probability = min(probability, step.posterior)
        isKept = isKept && candidate.isKept
      }
      text += analysis.trailing
      var word = lines[unit.line].words[unit.word]
      word.probability = rounded(probability)
      if !isKept, text != word.form {
        word.original = word.form
        word.form = text
      }
      if let part = analysis.parts.first, analysis.parts.count == 1, let step = steps.first {
        word.alternatives = alternatives(part, step, decoded, lattice, trailing: analysis.trailing)
      }
      if probability < 0.7 { word.flags.insert(.doubtful) }
      lines[unit.line].words[unit.word] = word
    }
  }

  private func alternatives(
    _ part: TokenAnalysis.Part, _ step: LatticeDecoder.Step, _ decoded: LatticeDecoder.Result,
    _ lattice: Lattice, trailing: Substring
  ) -> [Alternative] {
    // Most tokens have no doubt about them.
    if step.posterior > 0.995 { return [] }
    return lattice.arcs(from: step.node)
      .map { (arc: lattice.arcs[$0], posterior: decoded.posteriors[$0]) }
      .filter { $0.arc.span == 1 && $0.arc.reading != step.arc.reading && $0.posterior >= 0.005 }
      .sorted { ($0.posterior, $1.arc.reading) > ($1.posterior, $0.arc.reading) }
      .prefix(4)
      .map {
        Alternative(
          form: part.leading + part.candidates[$0.arc.reading].text + trailing,
          probability: rounded($0.posterior))
      }
  }

  private func applySplit(_ step: LatticeDecoder.Step, _ units: [Unit], _ lines: inout [Line]) {
    let code = step.arc.reading - RestorationSession.splitReading
    let analysis = analyzer.analyses[code / 2]
    guard let part = analysis.parts.first else { return }
    let first = units[step.node]
    let second = units[step.node + 1]
    var word = lines[first.line].words[first.word]
    word.original = word.form + " " + lines[second.line].words[second.word].form
    word.form =
      part.leading + part.candidates[code % 2].text + analyzer.analyses[second.analysis].trailing
    word.probability = rounded(step.posterior)
    lines[first.line].words[first.word] = word
    lines[second.line].words[second.word].form = ""
  }

  /// Drops the second halves of words that were torn apart.
  private func mergeSplitWords(_ line: Line) -> Line {
    guard line.words.contains(where: { $0.form.isEmpty }) else { return line }
    var line = line
    for index in line.words.indices.dropFirst() where line.words[index].form.isEmpty {
      if let box = line.words[index].box {
        line.words[index - 1].box = line.words[index - 1].box?.union(box)
      }
    }
    line.words.removeAll { $0.form.isEmpty }
    return line
  }

  private func rounded(_ probability: Float) -> Double {
    (Double(min(1, probability)) * 10_000).rounded() / 10_000
  }
}
