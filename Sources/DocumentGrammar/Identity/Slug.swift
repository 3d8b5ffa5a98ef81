import VietnameseText

extension StringProtocol {
  /// The text as part of an identifier: small letters without marks, one hyphen for all else.
  ///
  /// `30/2020/NĐ-CP` becomes `30-2020-nd-cp`.
  ///
  /// - Complexity: O(*n*).
  package var slug: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(utf8.count)
    var isOpen = false
    func append(_ scalar: Unicode.Scalar) {
      guard ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) else {
        isOpen = true
        return
      }
      if isOpen, !bytes.isEmpty { bytes.append(0x2D) }
      isOpen = false
      bytes.append(UInt8(truncatingIfNeeded: scalar.value))
    }
    for scalar in unicodeScalars {
      if ("A"..."Z").contains(scalar) {
        append(Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value) | 0x20))
      } else if scalar.isASCII {
        append(scalar)
      } else {
        String(scalar).folded.unicodeScalars.forEach(append)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
