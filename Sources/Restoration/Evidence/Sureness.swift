/// What a recogniser's confidence in a word says of whether it read the word right.
///
/// `Scripts/choose-evidence` counts it. Of 30,811 words of pages at 150 to 300 dots an inch, 24,553 had a
/// confidence of 0.96 or more, and one in 200 of these was wrong; of the 1,298 from 0.85 to 0.92 one
/// in seven was, so that a word read with 0.9 is no sure one.
enum Sureness {
  /// Confidences, and the logarithm of how much more often a word that was read right has each than a
  /// word that was read wrong; linear between them.
  private static let points: [(confidence: Double, value: Float)] = [
    (0.15, -4.5), (0.45, -3.5), (0.75, -3), (0.825, -2.75), (0.875, -2.4), (0.91, -1.75),
    (0.93, -0.9), (0.955, -0.3), (0.9625, 1.25), (0.9675, 2.3), (0.972, 4),
  ]

  /// What a confidence speaks for the word as it was read, as a logarithm.
  static func evidence(_ confidence: Double) -> Float {
    guard let first = points.first, let last = points.last else { return 0 }
    if confidence <= first.confidence { return first.value }
    for (low, high) in zip(points, points.dropFirst()) where confidence < high.confidence {
      let share = (confidence - low.confidence) / (high.confidence - low.confidence)
      return low.value + Float(share) * (high.value - low.value)
    }
    return last.value
  }
}
