import Foundation
import Report

/// The strings of the desk in both languages, as `Assets/strings.json` has them.
enum DeskStrings {
  private static let table: [String: [String]] = {
    let data = Data(PackageResources.strings_json)
    return (try? JSONDecoder().decode([String: [String]].self, from: data)) ?? [:]
  }()

  /// A string; where there is none of that name, the name.
  static func text(_ key: String, in language: Language) -> String {
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

  /// The strings that the scripts use: those of the page view, and the desk's own under `desk.`.
  ///
  /// It holds no `<`, so that it may stand in a `script` element as it is.
  static let json: String = {
    var strings =
      (try? JSONDecoder().decode([String: [String]].self, from: Data(InterfaceStrings.json.utf8)))
      ?? [:]
    for key in ["saved", "undone", "confirmed", "failed", "noise", "takenBack"] {
      strings["desk.\(key)"] = table[key]
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let text = (try? encoder.encode(strings)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    return text.replacing("<", with: "\\u003C")
  }()
}
