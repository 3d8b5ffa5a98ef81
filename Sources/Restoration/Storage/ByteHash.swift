/// A hash of a few bytes, eight at a time.
enum ByteHash {
  @inline(__always)
  static func hash(_ bytes: UnsafePointer<UInt8>, _ count: Int, seed: UInt32) -> UInt32 {
    var hash = (UInt64(seed) << 32 &+ UInt64(count) &+ 1) &* 0x9E37_79B9_7F4A_7C15
    var index = 0
    let raw = UnsafeRawPointer(bytes)
    while index + 8 <= count {
      hash = mix(hash ^ raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      index += 8
    }
    if index + 4 <= count {
      hash = mix(hash ^ UInt64(raw.loadUnaligned(fromByteOffset: index, as: UInt32.self)))
      index += 4
    }
    var rest: UInt64 = 0
    while index < count {
      rest = rest << 8 | UInt64(bytes[index])
      index += 1
    }
    return UInt32(truncatingIfNeeded: mix(hash ^ rest) >> 8)
  }

  /// A hash of a number.
  @inline(__always)
  static func mix(_ value: UInt64) -> UInt64 {
    let hash = (value ^ value >> 32) &* 0xD6E8_FEB8_6659_FD93
    return hash ^ hash >> 32
  }
}
