#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// JSON that has the same bytes for the same value, and a line for each thing a person looks for.
///
/// Keys of the outermost object stand in a given order, each on a line; the members of a list that
/// stands directly under one of them have a line each. Deeper values are compact with sorted keys.
struct StableJSON {
  private let encoder = StableJSON.makeEncoder()
  /// The members, each but the first behind a comma and on a line of its own.
  private var members: [UInt8] = []

  /// An object without members.
  init() {}

  /// What encodes values on one line with sorted keys.
  static func makeEncoder() -> JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }

  /// Adds a member on one line.
  mutating func add(_ key: String, _ value: some Encodable) throws {
    try begin(key)
    members += try encoder.encode(value)
  }

  /// Adds a list with a line for each of its members.
  mutating func add(_ key: String, lines values: [some Encodable]) throws {
    try add(key, lines: values) { [encoder] value, bytes in bytes += try encoder.encode(value) }
  }

  /// The same, of members that `write` appends to the bytes.
  mutating func add<Value>(
    _ key: String, lines values: [Value],
    by write: (_ value: borrowing Value, _ bytes: inout [UInt8]) throws -> Void
  ) throws {
    guard !values.isEmpty else { return try add(key, [String]()) }
    try begin(key)
    for index in values.indices {
      members += (index > 0 ? ",\n    " : "[\n    ").utf8
      try write(values[index], &members)
    }
    members += "\n  ]".utf8
  }

  /// Writes the object piece by piece, with a last list whose members come one by one.
  func stream<Value: Encodable>(
    _ key: String, _ values: (_ each: (Value) throws -> Void) throws -> Void,
    add: @escaping (String) throws -> Void
  ) throws {
    var head = self
    try head.begin(key)
    try add("{\n  " + String(decoding: head.members, as: UTF8.self) + "[")
    var isEmpty = true
    try values { value in
      let line = String(decoding: try encoder.encode(value), as: UTF8.self)
      try add((isEmpty ? "\n    " : ",\n    ") + line)
      isEmpty = false
    }
    try add((isEmpty ? "" : "\n  ") + "]\n}\n")
  }

  /// The whole object, with a line feed at its end.
  var text: String {
    members.isEmpty
      ? "{}\n" : "{\n  " + String(decoding: members, as: UTF8.self) + "\n}\n"
  }

  private mutating func begin(_ key: String) throws {
    if !members.isEmpty { members += ",\n  ".utf8 }
    members += try encoder.encode(key)
    members += ": ".utf8
  }
}
