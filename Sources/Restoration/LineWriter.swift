import DocumentModel

/// Writes what was decided on the words of lines back to them.
enum LineWriter {
  /// The lines with better words, each with its history, repaired by its grammar where it is no word.
  ///
  /// - Parameters:
  ///   - calibration: what makes probabilities of posteriors; without one they stay as they are.
  ///   - isRecognized: whether the lines are known to come from a recogniser.
  static func write(
    _ lines: [Line], _ decoder: borrowing BlockDecoder, _ calibration: Calibration?,
    isRecognized: Bool
  ) -> [Line] {
    var restored = lines
    var token = 0
    var runnerUp = 0
    for line in restored.indices {
      var isJoined = false
      for word in restored[line].words.indices {
        let decision = decoder.decisions[token]
        if decision.kind == .absorbed {
          // What the first half takes over of the second.
          join(word, in: &restored[line])
          isJoined = true
        } else if decision.isDecoded, !decision.isOpaque {
          let next = word + 1 < restored[line].words.count ? lines[line].words[word + 1].form : ""
          apply(decision, &restored[line].words[word], next: next, decoder)
          addAlternatives(
            &restored[line].words[word], token: token, from: &runnerUp, decoder)
        }
        if decision.isNoise { restored[line].words[word].flags.insert(.noise) }
        token += 1
      }
      if isJoined || restored[line].words.contains(where: \.form.isEmpty) {
        restored[line].words.removeAll { $0.form.isEmpty }
      }
      if let calibration { calibrate(&restored[line].words, calibration) }
      flagDoubtful(&restored[line].words)
    }
    // In text that no scanner touched a lone bar or tilde is the author's own.
    let isClean = !isRecognized && isClean(restored)
    if isClean {
      for line in restored.indices {
        for word in restored[line].words.indices where restored[line].words[word].isNoise {
          restored[line].words[word].flags.remove(.noise)
        }
      }
    }
    let repaired = GrammarRepair.repair(restored, isClean: isClean)
    // Of a page it is known that letters in a date are a recogniser's; of a text it is not.
    return isRecognized ? repaired.map(DateRepair.repair) : repaired
  }

  /// Whether so few words were changed that the text came through no recogniser.
  static func isClean(changed: Int, of words: Int) -> Bool { changed * 200 < words }

  private static func isClean(_ lines: [Line]) -> Bool {
    let words = lines.lazy.flatMap(\.words)
    return isClean(changed: words.count { $0.original != nil }, of: words.count)
  }

  private static func apply(
    _ decision: BlockDecoder.Decision, _ word: inout Word, next: String,
    _ decoder: borrowing BlockDecoder
  ) {
    word.probability = rounded(Double(decision.probability))
    switch decision.kind {
    case .kept, .absorbed: break
    case .changed:
      // What was read stays, also where the evidence of several readings changed it before.
      word.original = word.original ?? word.form
      word.form = decoder.texts.string(decision.text)
    case .joined:
      word.original = word.form + " " + next
      word.form = decoder.texts.string(decision.text)
    }
    if let original = word.original, changesNumber(original, word.form) {
      word.flags.insert(.repaired)
    }
  }

  /// Flags what someone should look at.
  private static func flagDoubtful(_ words: inout [Word]) {
    // What is left out of the text needs no look.
    for word in words.indices
    where !words[word].isNoise && words[word].probability.map({ $0 < 0.7 }) ?? false {
      words[word].flags.insert(.doubtful)
    }
  }

  /// Makes probabilities of the posteriors of words.
  private static func calibrate(_ words: inout [Word], _ calibration: Calibration) {
    for (word, features) in zip(words.indices, calibration.features(of: words))
    where words[word].probability != nil {
      let probability = calibration.probability(features)
      words[word].probability = rounded(probability)
      // What is left for the runners-up; none of them need be right.
      let others = words[word].alternatives.reduce(0) { $0 + $1.probability }
      guard others > 1 - probability else { continue }
      for index in words[word].alternatives.indices {
        words[word].alternatives[index].probability = rounded(
          words[word].alternatives[index].probability * (1 - probability) / others)
      }
    }
  }

  /// Whether a number was taken for a word or part of it, or figures came in that nobody read: what a
  /// reader should look at who trusts numbers.
  private static func changesNumber(_ original: String, _ form: String) -> Bool {
    let read = original.filter(\.isNumber)
    let chosen = form.filter(\.isNumber)
    guard read != chosen else { return false }
    return !chosen.isEmpty || !original.contains(where: \.isLetter)
  }

  private static func addAlternatives(
    _ word: inout Word, token: Int, from runnerUp: inout Int, _ decoder: borrowing BlockDecoder
  ) {
    while runnerUp < decoder.runnersUp.count {
      let other = decoder.runnersUp[runnerUp]
      guard other.token == token else { return }
      word.alternatives.append(
        Alternative(
          form: decoder.texts.string(other.text), probability: rounded(Double(other.probability))))
      runnerUp += 1
    }
  }

  /// Empties the second half of a word that was torn apart.
  private static func join(_ word: Int, in line: inout Line) {
    line.words[word].form = ""
    if word > 0, let box = line.words[word].box {
      line.words[word - 1].box = line.words[word - 1].box?.union(box)
    }
  }

  private static func rounded(_ probability: Double) -> Double {
    min(1, probability).roundedProbability
  }
}
