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
  private let encoder: JSONEncoder
  private var members: [String] = []

  /// An object without members.
  init() {
    encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  }

  /// Adds a member on one line.
  mutating func add(_ key: String, _ value: some Encodable) throws {
    members.append("\(try compact(key)): \(try compact(value))")
  }

  /// Adds a list with a line for each of its members.
  mutating func add(_ key: String, lines values: [some Encodable]) throws {
    guard !values.isEmpty else { return try add(key, [String]()) }
    let lines = try values.map { "    " + (try compact($0)) }
    members.append("\(try compact(key)): [\n" + lines.joined(separator: ",\n") + "\n  ]")
  }

  /// Writes the object piece by piece, with a last list whose members come one by one.
  func stream<Value: Encodable>(
    _ key: String, _ values: (_ each: (Value) throws -> Void) throws -> Void,
    add: @escaping (String) throws -> Void
  ) throws {
    let name = try compact(key)
    try add("{\n  " + (members + ["\(name): ["]).joined(separator: ",\n  "))
    var isEmpty = true
    try values { value in
      try add((isEmpty ? "\n    " : ",\n    ") + (try compact(value)))
      isEmpty = false
    }
    try add((isEmpty ? "" : "\n  ") + "]\n}\n")
  }

  /// The whole object, with a line feed at its end.
  var text: String {
    members.isEmpty ? "{}\n" : "{\n  " + members.joined(separator: ",\n  ") + "\n}\n"
  }

  private func compact(_ value: some Encodable) throws -> String {
    String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
