import DocumentModel
import LanguageModel

/// How well a text layer fits Vietnamese as it stands, and how well after restoration: the n-gram
/// model's word on what the triage of pages judged by the look of words.
struct LayerFit {
  /// Bits that the model needs a word: of sound text, about as many as after restoration.
  var asItStands: Double
  var restored: Double

  /// Fewer words than this say nothing.
  private static let leastWords = 8
  /// A layer that restoration makes this much likelier, in bits a word, was garbled.
  private static let gain = 1.5

  /// Judges a layer's lines; `nil` where there are too few words.
  init?(_ layer: [Line], restored: [Line], _ lattice: EvidenceLattice) {
    guard let before = LayerFit.bits(layer, lattice) else { return nil }
    self.init(layer, before, restored: restored, lattice)
  }

  /// Judges a layer of which is known already how well it fits as it stands.
  ///
  /// - Parameter asItStands: what `bits(_:_:)` says of it.
  init?(_ layer: [Line], _ asItStands: Double, restored: [Line], _ lattice: EvidenceLattice) {
    guard
      // Of a sound layer, restoration leaves most pages as they are.
      let after = LayerFit.isSame(layer, restored)
        ? asItStands : LayerFit.bits(restored, lattice)
    else { return nil }
    self.asItStands = asItStands
    self.restored = after
  }

  /// Whether restoration found a text behind this one.
  var isGarbled: Bool { asItStands - restored > LayerFit.gain }

  /// The numbers for a reader: `n-gram model: 14.2 bits a word as it stands, 7.1 restored`.
  var summary: String {
    "n-gram model: \(LayerFit.tenths(asItStands)) bits a word as it stands, "
      + "\(LayerFit.tenths(restored)) restored"
  }

  /// The words that are part of the text.
  private static func forms(_ lines: [Line]) -> [String] {
    var forms: [String] = []
    for line in lines {
      let words = line.words
      for index in words.indices where !words[index].isNoise {
        let form = words[index].form
        // A word that restoration parted holds a space.
        if form.utf8.contains(0x20) {
          forms += form.split(separator: " ").map(String.init)
        } else if !form.isEmpty {
          forms.append(form)
        }
      }
    }
    return forms
  }

  /// Whether the same words stand on the same places.
  private static func isSame(_ layer: [Line], _ restored: [Line]) -> Bool {
    guard layer.count == restored.count else { return false }
    for line in layer.indices {
      let (before, after) = (layer[line].words, restored[line].words)
      guard before.count == after.count else { return false }
      // By index, since a word is dear to copy.
      for word in before.indices
      where before[word].form != after[word].form || before[word].isNoise != after[word].isNoise {
        return false
      }
    }
    return true
  }

  /// Bits that the model needs a word of the lines; `nil` where there are too few.
  ///
  /// - Complexity: O(*n*) in the words.
  static func bits(_ lines: [Line], _ lattice: EvidenceLattice) -> Double? {
    let fit = lattice.fit(forms(lines))
    guard fit.words >= leastWords else { return nil }
    return Double(-fit.logProbability) / Double(fit.words) / 0.693147
  }

  private static func tenths(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}
