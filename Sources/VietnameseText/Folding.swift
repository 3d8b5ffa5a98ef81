extension StringProtocol {
  /// The text in lower case without Vietnamese marks: `Đảng ủy` becomes `dang uy`.
  ///
  /// Scalars outside the Vietnamese alphabet are only lower-cased.
  ///
  /// - Complexity: O(*n*).
  public var folded: String {
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if scalar.isASCII {
        // Most of a text, and by far the fastest.
        let isUpper = ("A"..."Z").contains(scalar)
        result.append(isUpper ? Unicode.Scalar(UInt8(scalar.value) | 0x20) : scalar)
      } else if let letter = Letter(scalar) {
        result.append(letter.base)
      } else if !(0x300...0x36F).contains(scalar.value) {
        result.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      }
    }
    return String(result)
  }

  /// The text with its Vietnamese marks taken off and its case kept: `Đảng ủy` becomes `Dang uy`.
  ///
  /// - Complexity: O(*n*).
  public var withoutMarks: String {
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if let letter = Letter(scalar) {
        let plain = Letter(
          base: letter.base, quality: .plain, tone: .ngang, isUpper: letter.isUpper)
        result.append(plain.scalar ?? scalar)
      } else if !(0x300...0x36F).contains(scalar.value) {
        result.append(scalar)
      }
    }
    return String(result)
  }
}
