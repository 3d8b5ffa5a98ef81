/// One byte for a probability or a backoff weight: steps of a fixed width in natural logarithms.
enum LogCode {
  /// Probabilities from 1 down to e^-19.1.
  static let probabilityStep: Float = 0.075
  /// Backoff weights from e down to e^-11.7.
  static let backoffStep: Float = 0.05
  private static let largestBackoff: Float = 1

  static func probability(_ logarithm: Float) -> UInt8 {
    UInt8(min(255, max(0, (-logarithm / probabilityStep).rounded())))
  }

  /// The first code from which on all probabilities are below a natural logarithm, up to 256, or one
  /// behind it.
  static func endOfProbabilities(from logarithm: Float) -> UInt32 {
    UInt32(min(256, max(0, -logarithm / probabilityStep + 2)))
  }

  /// The code of a backoff weight; never 0, which says that nothing follows.
  static func backoff(_ logarithm: Float) -> UInt8 {
    UInt8(min(255, max(1, 1 + ((largestBackoff - logarithm) / backoffStep).rounded())))
  }

  /// The backoff weight of a code; 0, as of the weight 1, where nothing follows.
  @inline(__always)
  static func logBackoff(_ code: UInt8) -> Float {
    code == 0 ? 0 : largestBackoff - Float(code - 1) * backoffStep
  }
}
