import Foundation

/// The fields of a JSON Schema whose parts are called by `$ref`: `section.label`, `word.alternatives.form`.
struct SchemaFields {
  private let schema: [String: Any]
  private let definitions: [String: Any]
  /// Every field.
  private(set) var all: Set<String> = []
  /// Those that neither say what they hold nor name a definition that does.
  private(set) var undescribed: [String] = []
  private var listed: [String: Set<String>] = [:]

  init(_ text: String) throws {
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
    schema = object as? [String: Any] ?? [:]
    definitions = schema["$defs"] as? [String: Any] ?? [:]
    add(schema, below: "")
    for (name, definition) in definitions {
      if let definition = definition as? [String: Any] { add(definition, below: name) }
    }
    undescribed.sort()
  }

  /// The values that a field may have, where the schema lists them.
  func values(of field: String) -> Set<String> { listed[field] ?? [] }

  /// The fields of a document, by the names of the definitions that their objects follow.
  func written(in text: String) throws -> Set<String> {
    var found: Set<String> = []
    let document = try JSONSerialization.jsonObject(with: Data(text.utf8))
    collect(document, by: schema, called: "", into: &found)
    return found
  }

  private mutating func add(_ node: [String: Any], below name: String) {
    for (key, value) in properties(of: node) {
      guard let value = value as? [String: Any] else { continue }
      let field = name.isEmpty ? key : "\(name).\(key)"
      all.insert(field)
      let element = value["items"] as? [String: Any] ?? value
      let definition = resolved(element).node
      if value["description"] == nil, definition["description"] == nil { undescribed.append(field) }
      if let values = definition["enum"] as? [String] { listed[field] = Set(values) }
      if element["$ref"] == nil { add(element, below: field) }
    }
  }

  private func collect(
    _ value: Any, by node: [String: Any], called name: String, into found: inout Set<String>
  ) {
    if let list = value as? [Any], let element = node["items"] as? [String: Any] {
      let (node, reference) = resolved(element)
      for value in list { collect(value, by: node, called: reference ?? name, into: &found) }
    } else if let object = value as? [String: Any] {
      let properties = properties(of: node)
      for (key, value) in object {
        let field = name.isEmpty ? key : "\(name).\(key)"
        found.insert(field)
        guard let property = properties[key] as? [String: Any] else { continue }
        let (node, reference) = resolved(property)
        collect(value, by: node, called: reference ?? field, into: &found)
      }
    }
  }

  private func properties(of node: [String: Any]) -> [String: Any] {
    node["properties"] as? [String: Any] ?? [:]
  }

  /// What a node stands for, and what that is called.
  private func resolved(_ node: [String: Any]) -> (node: [String: Any], name: String?) {
    // What may be null beside an object is that object.
    let choices = node["anyOf"] as? [[String: Any]] ?? []
    let node = choices.first { $0["$ref"] != nil } ?? node
    guard let reference = node["$ref"] as? String else { return (node, nil) }
    let name = String(reference.split(separator: "/").last ?? "")
    return (definitions[name] as? [String: Any] ?? [:], name)
  }
}
