import DocumentModel
import LanguageModel
import VietnameseText

/// Makes of the posteriors of a lattice probabilities that can be taken at their word.
///
/// A posterior knows the readings of the lattice and nothing else: it trusts the word that alone came up
/// too much, and a figure, which has no other reading, altogether. So how often tokens of its kind were
/// right decides with it. With *x* the features of a token and *β* what was fitted to held-out noise
/// (logistic regression, as of Platt 1999, "Probabilistic outputs for support vector machines"),
///
///     P(right | x) = 1 / (1 + exp(−β · x))
///
/// `Scripts/fit-calibration` prints the coefficients.
struct Calibration {
  /// What is known of a token; see `features(of:)`.
  typealias Features = SIMD16<Float>
  /// How many features there are; the rest are 0.
  static let count = 12

  private let weights: SIMD4<Float>
  private let model: NGramModel

  /// - Parameter mixture: what the text came through.
  init(_ mixture: ChannelMixture, _ model: NGramModel) {
    weights = mixture.weights
    self.model = model
  }

  /// The probability that a token was read right, by its features.
  func probability(_ features: Features) -> Double {
    let foreign = Calibration.probability(features, CalibrationTable.foreign)
    let bare = Calibration.probability(features, CalibrationTable.bare)
    let vietnamese = Calibration.probability(features, CalibrationTable.vietnamese)
    let shares = (
      foreign: Double(weights[RestorationModel.foreign]),
      bare: Double(weights[RestorationModel.bare])
    )
    return shares.foreign * foreign + shares.bare * bare
      + (1 - shares.foreign - shares.bare) * vietnamese
  }

  private static func probability(_ features: Features, _ coefficients: Features) -> Double {
    1 / (1 + Double(Float.exp(-(features * coefficients).sum())))
  }

  /// The logarithm of the odds of a probability, as far as it can be trusted.
  private static func logOdds(_ probability: Double) -> Float {
    let probability = min(max(probability, 1e-3), 1 - 1e-6)
    return Float.log(probability) - Float.log(1 - probability)
  }

  /// The features of the words of a line, of which each has the posterior of its form for a
  /// probability.
  ///
  /// In this order: 1; the log odds of the posterior, 0 for a figure; whether it is a figure, has
  /// letters and figures, is a letter by itself, was changed, is not in the vocabulary; how many letters
  /// it has; what the n-gram model says of it and of the word behind it; for the line the mean log odds,
  /// the share of words that were changed, and the logarithm of the number of words.
  func features(of words: [Word]) -> [Features] {
    var features: [Features] = []
    var odds: Float = 0
    var judged: Float = 0
    var changed: Float = 0
    var context = model.start
    for word in words {
      let outer = OuterPunctuation(word.form[...])
      let codes = SymbolCode.encode(outer.core)
      let letters = codes.count(where: SymbolCode.isLetter)
      let hasFigures = codes.contains(where: SymbolCode.isDigit)
      let isFigure = hasFigures && letters == 0
      let id = codes.withUnsafeBufferPointer { codes in
        TokenClass(core: codes)?.rawValue
          ?? WordKey(codes).flatMap(model.vocabulary.id(of:)) ?? TokenClass.unknown.rawValue
      }
      let next = model.extend(context, with: id)
      context =
        outer.trailing.unicodeScalars.contains(where: OuterPunctuation.clauseEnds.contains)
        ? model.start : next.context
      let own = Calibration.logOdds(word.probability ?? 1)
      if !isFigure, word.probability != nil { (odds, judged) = (odds + own, judged + 1) }
      if word.original != nil { changed += 1 }
      var known = Features.zero
      known[0] = 1
      known[1] = isFigure ? 0 : own
      known[2] = isFigure ? 1 : 0
      known[3] = hasFigures && letters > 0 ? 1 : 0
      known[4] = letters == 1 && codes.count == 1 ? 1 : 0
      known[5] = word.original != nil ? 1 : 0
      known[6] = id == TokenClass.unknown.rawValue ? 1 : 0
      known[7] = Float(min(letters, 8))
      known[8] = max(-16, next.logProbability)
      if let last = features.indices.last { features[last][8] += known[8] }
      features.append(known)
    }
    let meanOdds = judged > 0 ? odds / judged : 0
    let share = changed / Float(max(1, words.count))
    let length = Float.log(Double(max(1, words.count)))
    for index in features.indices {
      features[index][9] = meanOdds
      features[index][10] = share
      features[index][11] = length
    }
    return features
  }
}
