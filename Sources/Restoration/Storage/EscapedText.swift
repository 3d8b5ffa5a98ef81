/// Bytes that need not be UTF-8, as text from which the same bytes can be made again.
///
/// A byte that is no UTF-8 becomes a private character (U+10FF00 plus the byte). Such a character in
/// the input itself is taken byte by byte in the same way, so nothing is ambiguous.
package enum EscapedText {
  private static let first: UInt32 = 0x10_FF00

  /// The bytes as text.
  package static func decode(_ bytes: some Collection<UInt8>) -> String {
    // Every private character in question begins with this byte; most text has none.
    if !bytes.contains(0xF4), let text = String(validating: bytes, as: UTF8.self) { return text }
    var text = String.UnicodeScalarView()
    var rest = bytes[...]
    while let byte = rest.first {
      if let (scalar, length) = scalar(at: rest) {
        text.append(scalar)
        rest = rest.dropFirst(length)
      } else {
        if let escape = Unicode.Scalar(first + UInt32(byte)) { text.append(escape) }
        rest = rest.dropFirst()
      }
    }
    return String(text)
  }

  /// The bytes that `decode` was given.
  package static func encode(_ text: String, into bytes: inout [UInt8]) {
    guard containsEscape(text) else {
      bytes.append(contentsOf: text.utf8)
      return
    }
    for scalar in text.unicodeScalars {
      if isEscape(scalar) {
        bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      } else {
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
  }

  /// Whether the text holds a byte that is no UTF-8.
  package static func containsEscape(_ text: String) -> Bool {
    text.utf8.contains(0xF4) && text.unicodeScalars.contains(where: isEscape)
  }

  /// The text for readers that take UTF-8 only: what is none becomes U+FFFD.
  package static func lossy(_ text: String) -> String {
    guard containsEscape(text) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(isEscape(scalar) ? "\u{FFFD}" : scalar) }
    return String(result)
  }

  private static func isEscape(_ scalar: Unicode.Scalar) -> Bool {
    first...(first + 0xFF) ~= scalar.value
  }

  private static func scalar(at bytes: some Collection<UInt8>) -> (Unicode.Scalar, Int)? {
    guard let byte = bytes.first else { return nil }
    let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    let part = bytes.prefix(length)
    guard part.count == length, let text = String(validating: part, as: UTF8.self),
      let scalar = text.unicodeScalars.first, text.unicodeScalars.count == 1, !isEscape(scalar)
    else { return nil }
    return (scalar, length)
  }
}
