import DocumentModel

/// What calibration is fitted to: the features of restored words.
@_spi(Benchmarks)
public enum CalibrationProbe {
  /// The features of the words of a line that was restored without calibration; `nil` for words that
  /// nobody judged.
  public static func features(of line: Line, _ model: RestorationModel) -> [[Float]?] {
    zip(line.words, Calibration(.even, model.language).features(of: line.words)).map {
      word, features in
      word.probability == nil ? nil : (0..<Calibration.count).map { features[$0] }
    }
  }
}
