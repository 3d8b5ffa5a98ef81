import VietnameseText

extension StringProtocol {
  /// The text as part of an identifier: small letters without marks, one hyphen for all else.
  ///
  /// `30/2020/NĐ-CP` becomes `30-2020-nd-cp`.
  ///
  /// - Complexity: O(*n*).
  package var slug: String {
    var result = ""
    var isOpen = false
    for scalar in folded.unicodeScalars {
      if ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) {
        if isOpen, !result.isEmpty { result += "-" }
        isOpen = false
        result.unicodeScalars.append(scalar)
      } else {
        isOpen = true
      }
    }
    return result
  }
}
