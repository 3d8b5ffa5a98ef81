import CGLib

/// SHA-256 of bytes that come in pieces.
struct FileDigest: ~Copyable {
  private let checksum = g_checksum_new(G_CHECKSUM_SHA256)

  deinit { g_checksum_free(checksum) }

  /// Adds bytes.
  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    g_checksum_update(checksum, bytes.bindMemory(to: UInt8.self).baseAddress, bytes.count)
  }

  /// The digest of all bytes so far, after which none can be added.
  var hexadecimal: String {
    g_checksum_get_string(checksum).map { String(cString: $0) } ?? ""
  }
}
