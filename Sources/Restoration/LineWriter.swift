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
    var restored: [Line] = []
    restored.reserveCapacity(lines.count)
    var token = 0
    var runnerUp = 0
    for line in lines {
      var words = line.words
      write(&words, from: &token, &runnerUp, decoder)
      if let calibration { calibrate(&words, calibration) }
      flagDoubtful(&words)
      restored.append(Line(words: words, box: line.box))
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
    let repaired = GrammarRepair.repair(consume restored, isClean: isClean)
    // Of a page it is known that letters in a date are a recogniser's; of a text it is not.
    return isRecognized ? repaired.map(DateRepair.repair) : repaired
  }

  /// Writes what was decided on the words of one line.
  private static func write(
    _ words: inout [Word], from token: inout Int, _ runnerUp: inout Int,
    _ decoder: borrowing BlockDecoder
  ) {
    // By index, since a word is dear to copy.
    var hasEmpty = false
    for word in words.indices {
      let decision = decoder.decisions[token]
      if decision.kind == .absorbed {
        // What the first half takes over of the second.
        join(word, in: &words)
      } else if decision.isDecoded, !decision.isOpaque {
        let next = word + 1 < words.count ? words[word + 1].form : ""
        apply(decision, &words[word], next: next, decoder)
        addAlternatives(&words[word], token: token, from: &runnerUp, decoder)
      }
      if decision.isNoise { words[word].flags.insert(.noise) }
      if words[word].form.isEmpty { hasEmpty = true }
      token += 1
    }
    if hasEmpty { words.removeAll { $0.form.isEmpty } }
  }

  /// Whether so few words were changed that the text came through no recogniser.
  static func isClean(changed: Int, of words: Int) -> Bool { changed * 200 < words }

  private static func isClean(_ lines: [Line]) -> Bool {
    var (changed, count) = (0, 0)
    for line in lines {
      let words = line.words
      count += words.count
      for word in words.indices where words[word].original != nil { changed += 1 }
    }
    return isClean(changed: changed, of: count)
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
    for word in words.indices {
      if let probability = words[word].probability, probability < 0.7, !words[word].isNoise {
        words[word].flags.insert(.doubtful)
      }
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
  private static func join(_ word: Int, in words: inout [Word]) {
    words[word].form = ""
    if word > 0, let box = words[word].box {
      words[word - 1].box = words[word - 1].box?.union(box)
    }
  }

  private static func rounded(_ probability: Double) -> Double {
    min(1, probability).roundedProbability
  }
}
