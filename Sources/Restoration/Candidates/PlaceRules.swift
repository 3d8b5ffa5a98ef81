/// The rules for the targets that begin at one place of a token, by the first symbol of their
/// source.
///
/// Invariant: the four groups of a symbol are zero unless the symbol is in `symbols`. The owner
/// calls `deallocate()` once.
struct PlaceRules {
  /// For each symbol the groups of rules for targets of 1, 2, 3 and 4 symbols, each plus one, or 0
  /// where there is none.
  private let table: UnsafeMutablePointer<UInt32>
  /// The symbols with which some rule begins: 256 bits.
  private let symbolSet: UnsafeMutablePointer<UInt64>

  init() {
    table = .allocate(capacity: 4 * 256)
    table.initialize(repeating: 0, count: 4 * 256)
    symbolSet = .allocate(capacity: 4)
    symbolSet.initialize(repeating: 0, count: 4)
  }

  func deallocate() {
    table.deallocate()
    symbolSet.deallocate()
  }

  /// A quarter of the symbols with which some rule begins.
  @inline(__always)
  func symbols(ofQuarter quarter: Int) -> UInt64 { symbolSet[quarter] }

  /// Whether a rule begins with a symbol.
  @inline(__always)
  func contains(_ symbol: UInt8) -> Bool {
    symbolSet[Int(symbol >> 6)] >> UInt64(symbol & 63) & 1 != 0
  }

  /// The group of a symbol plus one for targets of so many symbols, or 0.
  @inline(__always)
  func group(_ symbol: UInt8, length: Int) -> UInt32 { table[(Int(symbol) << 2) + length - 1] }

  /// Adds the groups of the target of a length.
  @inline(__always)
  func fill(_ channel: NoiseChannel, _ groups: Range<Int>, length: Int) {
    for group in groups {
      let symbol = channel.firstSymbol(ofGroup: group)
      table[(Int(symbol) << 2) + length - 1] = UInt32(truncatingIfNeeded: group + 1)
      symbolSet[Int(symbol >> 6)] |= 1 << UInt64(symbol & 63)
    }
  }

  /// Removes all rules.
  @inline(__always)
  func clear() {
    for quarter in 0..<4 {
      var rest = symbolSet[quarter]
      symbolSet[quarter] = 0
      while rest != 0 {
        let symbol = quarter << 6 | rest.trailingZeroBitCount
        (table + (symbol << 2)).update(repeating: 0, count: 4)
        rest &= rest - 1
      }
    }
  }
}
