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
    guard let before = LayerFit.bits(layer, lattice), let after = LayerFit.bits(restored, lattice)
    else { return nil }
    asItStands = before
    self.restored = after
  }

  /// Whether restoration found a text behind this one.
  var isGarbled: Bool { asItStands - restored > LayerFit.gain }

  /// The numbers for a reader: `n-gram model: 14.2 bits a word as it stands, 7.1 restored`.
  var summary: String {
    "n-gram model: \(LayerFit.tenths(asItStands)) bits a word as it stands, "
      + "\(LayerFit.tenths(restored)) restored"
  }

  private static func bits(_ lines: [Line], _ lattice: EvidenceLattice) -> Double? {
    // A word that restoration parted holds a space.
    let forms = lines.flatMap(\.words).filter { !$0.isNoise }
      .flatMap { $0.form.split(separator: " ").map(String.init) }
    let fit = lattice.fit(forms)
    guard fit.words >= leastWords else { return nil }
    return Double(-fit.logProbability) / Double(fit.words) / 0.693147
  }

  private static func tenths(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}
