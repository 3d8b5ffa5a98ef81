import VietnameseText

/// A lower-case word of up to eight letters packed into an integer, one symbol code a byte.
///
/// No Vietnamese syllable has more than seven letters, so longer words, all of them foreign, stay
/// outside every vocabulary. The first letter lies in the lowest byte; unused bytes are zero.
public struct WordKey: Hashable, Sendable, BitwiseCopyable {
  /// The packed letters.
  public let bits: UInt64

  /// The longest word that a key can hold, in letters.
  public static let maxLength = 8

  /// Packs letters; their case is folded away and the tone placed traditionally.
  ///
  /// Returns `nil` for an empty or too long word and for one with anything but letters.
  public init?(_ codes: UnsafeBufferPointer<UInt8>) {
    guard !codes.isEmpty, codes.count <= WordKey.maxLength else { return nil }
    var bits: UInt64 = 0
    let isValid = withUnsafeMutableBytes(of: &bits) { bytes in
      for index in codes.indices {
        let code = codes[index]
        guard SymbolCode.isLetter(code) else { return false }
        bytes[index] = SymbolCode.lowercased(code)
      }
      SymbolCode.placeToneTraditionally(
        UnsafeMutableBufferPointer(
          rebasing: bytes.bindMemory(to: UInt8.self)[..<codes.count]))
      return true
    }
    guard isValid else { return nil }
    self.bits = bits
  }

  /// A key from its packed letters.
  @inlinable
  public init(bits: UInt64) { self.bits = bits }

  /// Packs a text.
  public init?(_ text: some StringProtocol) {
    let codes = SymbolCode.encode(Substring(text))
    guard let key = codes.withUnsafeBufferPointer({ WordKey($0) }) else { return nil }
    self = key
  }

  /// How many letters the word has.
  public var length: Int { 8 - bits.leadingZeroBitCount / 8 }

  /// The word's letters as symbol codes.
  public var codes: [UInt8] { withUnsafeBytes(of: bits) { Array($0.prefix(length)) } }

  /// The word as text.
  public var text: String { SymbolCode.decode(codes) }

  /// A well-mixed hash for open addressing.
  @inlinable
  public var hash: UInt64 {
    var h = bits &* 0x9E37_79B9_7F4A_7C15
    h ^= h >> 32
    h = h &* 0xD6E8_FEB8_6659_FD93
    return h ^ (h >> 29)
  }
}
