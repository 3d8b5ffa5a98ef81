/// White space in UTF-8, as Unicode defines it.
enum WhiteSpace {
  /// How many bytes the white space takes that starts at an index; 0 where none does.
  ///
  /// A byte that starts a character is never inside another one, so this also holds in text that is
  /// not UTF-8 throughout.
  @inline(__always)
  static func length(in text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let byte = text[index]
    if byte > 0x20 && byte < 0xC2 || byte > 0xE3 { return 0 }
    if byte < 0x80 { return byte == 0x20 || byte &- 0x09 <= 0x04 ? 1 : 0 }
    return wideLength(in: text, at: index)
  }

  @inline(never)
  private static func wideLength(in text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    guard index + 1 < text.count else { return 0 }
    let second = text[index + 1]
    if text[index] == 0xC2 { return second == 0x85 || second == 0xA0 ? 2 : 0 }
    guard index + 2 < text.count else { return 0 }
    let third = text[index + 2]
    switch (text[index], second) {
    case (0xE1, 0x9A): return third == 0x80 ? 3 : 0
    case (0xE2, 0x80):
      return (0x80...0x8A).contains(third) || [0xA8, 0xA9, 0xAF].contains(third) ? 3 : 0
    case (0xE2, 0x81): return third == 0x9F ? 3 : 0
    case (0xE3, 0x80): return third == 0x80 ? 3 : 0
    default: return 0
    }
  }
}
