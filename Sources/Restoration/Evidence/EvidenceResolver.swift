import DocumentModel
import LanguageModel
import VietnameseText

/// Chooses among what a recogniser, or two, read at each place of a page, before the rest of the
/// restoration sees the words.
///
/// A word comes with the alternatives that its recogniser saw, and, where the page has a garbled text
/// layer too, with what restoration makes of the layer's word at the same place. Each says what the
/// other lost; the n-gram model has the casting vote.
struct EvidenceResolver {
  private let lattice: EvidenceLattice

  /// What speaks against a reading that the recogniser of the image does not offer, and against one
  /// that the layer does not, as logarithms.
  private static let notSeen: Float = -6
  private static let notInLayer: Float = -3
  private let weights: EvidenceWeights

  init(model: NGramModel, weights: EvidenceWeights = EvidenceWeights()) {
    lattice = EvidenceLattice(model: model)
    self.weights = weights
  }

  /// The lines with the best readings; a word that changed keeps what was read as its `original`.
  ///
  /// - Parameter layer: what the layer's word at the same place was restored to.
  func resolve(_ lines: [Line], layer: (_ line: Int, _ word: Int) -> Word?) -> [Line] {
    var resolved = lines
    for index in lines.indices {
      let words = lines[index].words
      var isOpen = false
      let readings = words.indices.map { word -> [Reading] in
        let before = word == 0 ? nil : words[word - 1].form
        let readings = self.readings(of: words[word], after: before, layer(index, word))
        if readings.count > 1 { isOpen = true }
        return readings
      }
      // The recogniser's alternatives have done their part; those that come are restoration's.
      for word in words.indices { resolved[index].words[word].alternatives = [] }
      guard isOpen else { continue }
      for (word, choice) in lattice.best(readings).enumerated() where choice > 0 {
        resolved[index].words[word].original = words[word].form
        resolved[index].words[word].form = readings[word][choice].form
      }
    }
    return resolved
  }

  /// Whether a token is a word of the vocabulary.
  func knows(_ form: String) -> Bool { lattice.isKnown(form) }

  /// The readings of a word, what was read first.
  private func readings(of word: Word, after before: String?, _ layer: Word?) -> [Reading] {
    var readings = seen(of: word, layer)
    guard EvidenceResolver.isWord(word.form) else { return readings }
    for variant in MarkVariants.readings(of: word, after: before, weights)
    where lattice.isKnown(variant.form) && !readings.contains(where: { $0.form == variant.form }) {
      readings.append(variant)
    }
    return readings
  }

  /// What the recognisers offer for a word, what was read first.
  private func seen(of word: Word, _ layer: Word?) -> [Reading] {
    guard EvidenceResolver.isWord(word.form) else { return [Reading(form: word.form, evidence: 0)] }
    let offered = word.alternatives.filter { lattice.isKnown($0.form) && $0.probability > 0 }
    let layer = layer.flatMap { EvidenceResolver.isLikely($0.form, for: word) ? $0 : nil }
    guard !offered.isEmpty || layer != nil else { return [Reading(form: word.form, evidence: 0)] }
    let rest = word.alternatives.reduce(0) { $0 + $1.probability }
    var readings = [Reading(form: word.form, evidence: imageEvidence(max(0.02, 1 - rest)))]
    readings += offered.map { Reading(form: $0.form, evidence: imageEvidence($0.probability)) }
    guard let layer else { return readings }
    // What the layer says, with the punctuation that the image shows.
    let said =
      [(layer.form, layer.probability ?? 0.5)]
      + layer.alternatives.map { ($0.form, $0.probability) }
    for (form, _) in said
    where lattice.isKnown(form) && EvidenceResolver.isLikely(form, for: word) {
      let dressed = EvidenceResolver.dressed(form, like: word.form)
      if !readings.contains(where: { $0.form == dressed }) {
        readings.append(Reading(form: dressed, evidence: Self.notSeen))
      }
    }
    for index in readings.indices {
      let core = EvidenceResolver.core(readings[index].form)
      let probability = said.first { EvidenceResolver.core($0.0) == core }?.1
      readings[index].evidence +=
        weights.layer * max(Self.notInLayer, probability.map(log) ?? Self.notInLayer)
    }
    return readings
  }

  private func imageEvidence(_ probability: Double) -> Float {
    weights.image * log(probability)
  }

  private func log(_ probability: Double) -> Float { .log(max(1e-6, probability)) }

  private static func core(_ form: String) -> Substring { OuterPunctuation(form[...]).core }

  /// Whether a token is one of which the n-gram model can judge: no label, number or symbol, and no
  /// abbreviation, which to the model is as good as any other.
  private static func isWord(_ form: String) -> Bool {
    let core = core(form)
    guard core.count >= 2, core.allSatisfy(\.isLetter) else { return false }
    return CaseShape(core) != .upper || Syllable(String(core).precomposed) != nil
  }

  /// Whether what the layer says may be what the image's recogniser read: the same letters with
  /// other marks, or whatever where the recogniser was in doubt itself.
  private static func isLikely(_ form: String, for word: Word) -> Bool {
    let (said, read) = (core(form), core(word.form))
    guard CaseShape(said) == CaseShape(read) else { return false }
    if let confidence = word.confidence, confidence < 0.6 { return true }
    return said.lowercased().folded == read.lowercased().folded
  }

  /// A word with the punctuation of another.
  private static func dressed(_ form: String, like other: String) -> String {
    let outer = OuterPunctuation(other[...])
    return String(outer.leading) + core(form) + outer.trailing
  }
}
