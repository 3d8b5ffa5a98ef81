extension StringProtocol {
  /// The text in lower case without Vietnamese marks: `Đảng ủy` becomes `dang uy`.
  ///
  /// Scalars outside the Vietnamese alphabet are only lower-cased.
  ///
  /// - Complexity: O(*n*).
  package var folded: String {
    // Code for any kind of text takes many times as long as that for the one kind.
    String(self).folded
  }

  /// The text with its Vietnamese marks taken off and its case kept: `Đảng ủy` becomes `Dang uy`.
  ///
  /// - Complexity: O(*n*).
  package var withoutMarks: String {
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

extension String {
  /// The text in lower case without Vietnamese marks, as of any text.
  package var folded: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(utf8.count)
    for scalar in unicodeScalars {
      if scalar.isASCII {
        // Most of a text, and by far the fastest.
        let isUpper = ("A"..."Z").contains(scalar)
        bytes.append(isUpper ? UInt8(scalar.value) | 0x20 : UInt8(scalar.value))
      } else if let letter = Letter(scalar) {
        bytes.append(UInt8(letter.base.value))
      } else if !(0x300...0x36F).contains(scalar.value) {
        bytes.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
