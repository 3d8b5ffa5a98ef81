import Foundation

/// The strings of the interface in both languages, as `Assets/strings.json` has them.
public enum InterfaceStrings {
  /// The table as JSON: an object whose members are pairs of the Vietnamese and the English string.
  ///
  /// It holds no `<`, so that it may stand in a `script` element as it is.
  public static let json: String = {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let text = (try? encoder.encode(table)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    return text.replacing("<", with: "\\u003C")
  }()

  /// A string; where there is none of that name, the name.
  public static func text(_ key: String, in language: Language) -> String {
    guard let pair = table[key], pair.count == 2 else { return key }
    return pair[language == .vietnamese ? 0 : 1]
  }

  /// Fills `[[name]]` in a template with the strings of a language.
  static func fill(_ template: String, in language: Language) -> String {
    template.replacing(/\[\[([A-Za-z.]+)\]\]/) { match in
      match.1 == "language"
        ? language.rawValue : HTMLText.escaped(text(String(match.1), in: language))
    }
  }

  static let table: [String: [String]] = {
    let data = Data(PackageResources.strings_json)
    return (try? JSONDecoder().decode([String: [String]].self, from: data)) ?? [:]
  }()
}
