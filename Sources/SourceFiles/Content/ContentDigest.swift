#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The digest that names a document by its content.
package enum ContentDigest {
  /// SHA-256, in hexadecimal, of all that can be read from an open file; `nil` where reading fails,
  /// with the reason in `errno`.
  ///
  /// - Complexity: O(*n*); reads a megabyte at a time.
  package static func sha256(ofFile descriptor: Int32) -> String? {
    var digest = FileDigest()
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
    defer { chunk.deallocate() }
    while true {
      let count = read(descriptor, chunk.baseAddress, chunk.count)
      if count < 0, errno == EINTR { continue }
      if count < 0 { return nil }
      if count == 0 { return digest.hexadecimal }
      digest.update(UnsafeRawBufferPointer(rebasing: chunk[..<count]))
    }
  }

  /// SHA-256 of bytes in hexadecimal.
  package static func sha256(of bytes: [UInt8]) -> String {
    var digest = FileDigest()
    bytes.withUnsafeBytes { digest.update($0) }
    return digest.hexadecimal
  }
}
