/// A path as the file system has it: bytes, in whatever encoding a disk of long ago used.
struct PathBytes: Hashable, Sendable {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  init(_ text: String) { bytes = Array(text.utf8) }

  /// The path of a member of this folder.
  func appending(_ name: [UInt8]) -> PathBytes {
    if bytes.isEmpty { return PathBytes(name) }
    return PathBytes(bytes.last == slash ? bytes + name : bytes + [slash] + name)
  }

  /// Whether it is valid UTF-8.
  var isText: Bool { String(validating: bytes, as: UTF8.self) != nil }

  /// The path for people, and for outputs: what is not valid UTF-8 becomes `%E1`.
  var text: String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    var text = ""
    var rest = bytes[...]
    while !rest.isEmpty {
      // The longest start that is one whole scalar, or one byte that is none.
      let length = (1...min(4, rest.count)).first {
        String(validating: rest.prefix($0), as: UTF8.self) != nil
      }
      if let length {
        text += String(decoding: rest.prefix(length), as: UTF8.self)
        rest = rest.dropFirst(length)
      } else {
        let byte = rest.removeFirst()
        text += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return text
  }

  /// The bytes behind the last slash.
  var lastComponent: [UInt8] { bytes.split(separator: slash).last.map(Array.init) ?? [] }

  /// Calls `body` with the path as C takes it.
  func withCString<Result>(_ body: (UnsafePointer<CChar>) throws -> Result) rethrows -> Result {
    try (bytes + [0]).withUnsafeBytes { buffer in
      try buffer.withMemoryRebound(to: CChar.self) { chars in
        // The array has at least its final zero.
        guard let start = chars.baseAddress else { return try "".withCString(body) }
        return try body(start)
      }
    }
  }
}

private let slash = UInt8(ascii: "/")
