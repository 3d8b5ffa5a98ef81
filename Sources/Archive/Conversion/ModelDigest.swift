#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A digest that tells one model from another.
///
/// Nobody has a reason to forge a model, and a run waits for the digest of tens of megabytes before it
/// can tell what is done already: so this is a fast one of 64 bits, not a cryptographic one.
struct ModelDigest {
  private static let factor: UInt64 = 0x9E37_79B9_7F4A_7C15

  // Four at a time, since each multiplication waits for the one before it.
  private var lanes = SIMD4<UInt64>(1, 2, 3, 4)
  private var length: UInt64 = 0

  /// The digest of a file's content, in hexadecimal; `nil` where it cannot be read.
  static func hexadecimal(ofFile path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_size > 0 else { return nil }
    let count = Int(status.st_size)
    #if os(Linux)
      let flags = MAP_PRIVATE | MAP_POPULATE
    #else
      let flags = MAP_PRIVATE
    #endif
    guard let start = mmap(nil, count, PROT_READ, flags, descriptor, 0), start != MAP_FAILED else {
      return nil
    }
    defer { munmap(start, count) }
    var digest = ModelDigest()
    digest.add(UnsafeRawBufferPointer(start: start, count: count))
    return digest.hexadecimal
  }

  /// Adds bytes; all but the last addition must be of a multiple of 32.
  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    length &+= UInt64(bytes.count)
    var place = 0
    while place + 32 <= bytes.count {
      let words = bytes.loadUnaligned(fromByteOffset: place, as: SIMD4<UInt64>.self)
      lanes = (lanes ^ words) &* SIMD4(repeating: Self.factor)
      lanes ^= lanes &>> SIMD4(repeating: 29)
      place += 32
    }
    while place < bytes.count {
      lanes[place % 4] = Self.mix(lanes[place % 4] ^ UInt64(bytes[place]))
      place += 1
    }
  }

  /// What was made of all bytes.
  var hexadecimal: String {
    var value = length
    for lane in 0..<4 { value = Self.mix(value ^ lanes[lane]) }
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  private static func mix(_ value: UInt64) -> UInt64 {
    let product = value &* factor
    return product ^ product >> 32
  }
}
