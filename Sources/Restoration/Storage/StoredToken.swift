/// A token's readings for one mixture of channels.
struct StoredToken: BitwiseCopyable {
  struct Flags: OptionSet, BitwiseCopyable {
    let rawValue: UInt16
    /// A sentence or clause ends behind the token.
    static let endsSentence = Flags(rawValue: 1)
    /// The token is surely no text.
    static let noise = Flags(rawValue: 2)
    /// A line that starts with the token starts an item of a list or a numbered unit.
    static let startsItem = Flags(rawValue: 4)
    /// At the start of a line the token is a label.
    static let label = Flags(rawValue: 8)
    /// The token is too long or not UTF-8: it stays as it is.
    static let opaque = Flags(rawValue: 16)
    /// The token has letters with combining marks, so that other bytes can be the same text.
    static let decomposed = Flags(rawValue: 32)
    /// A document symbol that its grammar mends, or that is so already.
    static let symbol = Flags(rawValue: 64)
    /// Mending it changes digits.
    static let changesDigits = Flags(rawValue: 128)
    /// At the start of a line in capitals the token is a label that lost its full stop.
    static let bareLabel = Flags(rawValue: 256)
  }

  /// The token's bytes in the store's text; empty where it is not to be found again.
  var key = ByteRange()
  /// `DocumentRecurrence.key` of it.
  var readKey: UInt64 = 0
  /// The pieces that are read as words, none for a token of punctuation only.
  var firstPart: UInt32 = 0
  var partCount: UInt32 = 0
  /// What stands behind the last piece.
  var trailing = ByteRange()
  /// The mended symbol, where `flags` has `symbol`.
  var symbol = ByteRange()
  var mixture: UInt16 = 0
  var flags: Flags = []
}
