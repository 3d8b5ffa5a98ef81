import LanguageModel

/// How much each channel has a part in a document.
///
/// The lanes are the channels of `RestorationModel.channelNames` and, last, the clean one.
struct ChannelMixture: Hashable, Sendable {
  /// Weights that sum to one.
  var weights: SIMD4<Float>

  /// The lane of the clean channel, which reads every word as it is printed.
  static let cleanLane = 3

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

  /// Text that came through nothing.
  static let clean = ChannelMixture(weights: SIMD4(1e-5, 1e-5, 1e-5, 1 - 3e-5))

  /// Whether words without their marks stand between words misread: the noise of a recogniser that
  /// no training pair shows.
  var isStrange: Bool {
    weights[RestorationModel.foreign] > 0.1 && weights[RestorationModel.bare] > 0.1
  }

  /// Whether no recogniser without Vietnamese and no typist without marks had a part in it.
  var isNearlyClean: Bool {
    weights[RestorationModel.foreign] + weights[RestorationModel.bare] < 0.05
  }

  /// The mixture with its weights in steps of half a nat.
  ///
  /// Stretches of one document then mostly have the same mixture, so that readings which were
  /// ranked once stay ranked; the steps are too small to matter to them.
  var rounded: ChannelMixture {
    var weights = weights
    for lane in weights.indices {
      weights[lane] = Float(Float.exp((2 * Float.log(Double(weights[lane]))).rounded() / 2))
    }
    return ChannelMixture(weights: weights / weights.sum())
  }
}
