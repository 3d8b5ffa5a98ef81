/// Writes numbers of any width one behind the other, lowest bits first.
struct BitWriter {
  private(set) var bytes: [UInt8] = []
  private var rest: UInt64 = 0
  private var restBits = 0

  /// Appends the lowest bits of a number, up to 32 of them.
  mutating func append(_ value: UInt64, bits: Int) {
    rest |= value << UInt64(restBits)
    restBits += bits
    while restBits >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
      restBits -= 8
    }
  }

  /// Goes on with the next whole byte.
  mutating func fillByte() {
    guard restBits > 0 else { return }
    bytes.append(UInt8(truncatingIfNeeded: rest))
    (rest, restBits) = (0, 0)
  }
}
