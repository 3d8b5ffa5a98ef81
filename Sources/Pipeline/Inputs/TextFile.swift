#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A whole file of text.
package enum TextFile {
  /// The text of a file, without a byte order mark; bytes that are no UTF-8 become U+FFFD.
  package static func read(_ path: String) throws(InputError) -> String {
    var reader = try LineReader(path: path)
    var bytes: [UInt8] = []
    while let line = try reader.next() { bytes += line }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    return String(
      decoding: bytes.starts(with: mark) ? bytes.dropFirst(3) : bytes[...], as: UTF8.self)
  }

  /// The value that a JSON file holds.
  package static func decode<Value: Decodable>(
    _ type: Value.Type = Value.self, from path: String
  ) throws(InputError) -> Value {
    let text = try read(path)
    do {
      return try JSONDecoder().decode(type, from: Data(text.utf8))
    } catch let error as DecodingError {
      throw InputError(path: path, reason: "is not what is expected: \(error.inOneLine)")
    } catch {
      throw InputError(path: path, reason: "is no JSON")
    }
  }
}

extension DecodingError {
  /// What is wrong and where.
  fileprivate var inOneLine: String {
    switch self {
    case .dataCorrupted(let context): context.inOneLine
    case .keyNotFound(let key, let context): "\(key.stringValue) is missing\(context.place)"
    case .typeMismatch(_, let context), .valueNotFound(_, let context): context.inOneLine
    @unknown default: "unknown reason"
    }
  }
}

extension DecodingError.Context {
  fileprivate var inOneLine: String { debugDescription + place }

  fileprivate var place: String {
    codingPath.isEmpty ? "" : " at " + codingPath.map(\.stringValue).joined(separator: ".")
  }
}
