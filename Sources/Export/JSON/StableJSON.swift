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
  /// The members, each behind the bracket or the comma that goes before it.
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
    guard !values.isEmpty else { return try add(key, [String]()) }
    try begin(key)
    members += "[\n    ".utf8
    for (index, value) in values.enumerated() {
      if index > 0 { members += StableJSON.separator.utf8 }
      members += try encoder.encode(value)
    }
    members += "\n  ]".utf8
  }

  /// Adds a list of which each part holds members that are written already, with what separates them.
  mutating func add(_ key: String, written parts: [[UInt8]]) throws {
    guard !parts.isEmpty else { return try add(key, [String]()) }
    try begin(key)
    members.reserveCapacity(members.count + parts.reduce(16) { $0 + $1.count + 8 })
    members += "[\n    ".utf8
    for (index, part) in parts.enumerated() {
      if index > 0 { members += StableJSON.separator.utf8 }
      members += part
    }
    members += "\n  ]".utf8
  }

  /// What stands between members that have a line each.
  static let separator = ",\n    "

  /// Writes the object piece by piece, with a last list whose members come one by one.
  func stream<Value: Encodable>(
    _ key: String, _ values: (_ each: (Value) throws -> Void) throws -> Void,
    add: @escaping (String) throws -> Void
  ) throws {
    var head = self
    try head.begin(key)
    try add(String(decoding: head.members, as: UTF8.self) + "[")
    var isEmpty = true
    try values { value in
      let line = String(decoding: try encoder.encode(value), as: UTF8.self)
      try add((isEmpty ? "\n    " : ",\n    ") + line)
      isEmpty = false
    }
    try add((isEmpty ? "" : "\n  ") + "]\n}\n")
  }

  /// The whole object, with a line feed at its end.
  consuming func finished() -> [UInt8] {
    members += (members.isEmpty ? "{}\n" : "\n}\n").utf8
    return members
  }

  private mutating func begin(_ key: String) throws {
    members += (members.isEmpty ? "{\n  " : ",\n  ").utf8
    members += try encoder.encode(key)
    members += ": ".utf8
  }
}
