/// Reads the scalars of bytes that need not be UTF-8.
enum UTF8Scalar {
  /// The scalar at a place, and how many bytes it takes; U+FFFD and one byte where there is none.
  ///
  /// - Complexity: O(1).
  @inline(__always)
  static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (scalar: Unicode.Scalar, length: Int) {
    let lead = bytes[index]
    if lead < 0x80 { return (Unicode.Scalar(lead), 1) }
    return readLong(bytes, at: index)
  }

  private static func readLong(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (scalar: Unicode.Scalar, length: Int) {
    let lead = UInt32(bytes[index])
    let (length, least): (Int, UInt32) =
      switch lead {
      case 0xC2...0xDF: (2, 0x80)
      case 0xE0...0xEF: (3, 0x800)
      case 0xF0...0xF4: (4, 0x10000)
      default: (1, 0)
      }
    guard length > 1, index + length <= bytes.count else { return ("\u{FFFD}", 1) }
    var value = lead & (0x7F >> UInt32(length))
    for place in index + 1..<index + length {
      let byte = UInt32(bytes[place])
      guard byte & 0xC0 == 0x80 else { return ("\u{FFFD}", 1) }
      value = value << 6 | byte & 0x3F
    }
    guard value >= least, let scalar = Unicode.Scalar(value) else { return ("\u{FFFD}", 1) }
    return (scalar, length)
  }
}
