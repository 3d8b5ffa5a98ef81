import Foundation

/// The strings of an interface in both languages.
package struct StringTable: Sendable {
  /// For each name the Vietnamese and the English string.
  package let pairs: [String: [String]]

  /// Uses strings.
  package init(pairs: [String: [String]]) { self.pairs = pairs }

  /// Reads a JSON object whose members are pairs of strings; empty where it is none.
  package init(_ json: [UInt8]) {
    pairs = (try? JSONDecoder().decode([String: [String]].self, from: Data(json))) ?? [:]
  }

  /// A string; where there is none of that name, the name.
  package func text(_ key: String, in language: Language) -> String {
    guard let pair = pairs[key], pair.count == 2 else { return key }
    return pair[language == .vietnamese ? 0 : 1]
  }

  /// The table as JSON: an object whose members are pairs of the Vietnamese and the English string.
  ///
  /// It holds no `<`, so that it may stand in a `script` element as it is.
  package var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let text = (try? encoder.encode(pairs)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    return text.replacing("<", with: "\\u003C")
  }

  /// Fills `[[name]]` in a template with the strings of a language.
  func fill(_ template: String, in language: Language) -> String {
    template.replacing(/\[\[([A-Za-z.]+)\]\]/) { match in
      match.1 == "language"
        ? language.rawValue : HTMLText.escaped(text(String(match.1), in: language))
    }
  }
}
