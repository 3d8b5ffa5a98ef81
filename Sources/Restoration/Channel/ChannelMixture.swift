/// How much each channel has a part in a document.
///
/// The lanes are the channels of `RestorationModel.channelNames` and, last, the clean one.
struct ChannelMixture: Hashable, Sendable {
  /// Weights that sum to one.
  var weights: SIMD4<Float>

  /// The lane of the clean channel, which reads every word as it is printed.
  static let clean = 3

  /// Before anything is known.
  static let even = ChannelMixture(weights: SIMD4(0.25, 0.25, 0.25, 0.25))

  /// The weights that explain the tokens of a document best (expectation-maximisation).
  ///
  /// - Parameter likelihoods: for each token, P(token | channel) for each channel.
  init(likelihoods: [SIMD4<Float>]) {
    var weights = SIMD4<Float>(repeating: 0.25)
    // A few tokens prove little: each channel starts with the weight of a part of one.
    let prior = SIMD4<Float>(0.2, 0.1, 0.05, 0.1)
    for _ in 0..<20 {
      var counts = prior
      for likelihood in likelihoods {
        let joint = likelihood * weights
        let sum = joint.sum()
        if sum > 0 { counts += joint / sum }
      }
      weights = counts / counts.sum()
    }
    let floored = weights.clamped(
      lowerBound: SIMD4(repeating: 1e-5), upperBound: SIMD4(repeating: 1))
    self.weights = floored / floored.sum()
  }

  init(weights: SIMD4<Float>) { self.weights = weights }

  /// Whether the two differ by so little that the readings of words keep their order.
  func isClose(to other: ChannelMixture) -> Bool {
    let ratio = (weights + 0.01) / (other.weights + 0.01)
    return ratio.max() < 1.5 && ratio.min() > 1 / 1.5
  }
}
