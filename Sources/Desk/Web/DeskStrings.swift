import Report

/// The strings of the desk, as `Assets/strings.json` has them.
enum DeskStrings {
  static let table = StringTable(PackageResources.strings_json)

  /// A string; where there is none of that name, the name.
  static func text(_ key: String, in language: Language) -> String {
    table.text(key, in: language)
  }

  /// The strings that the scripts use, as JSON: those of the page view, and the desk's own under
  /// `desk.`.
  static let json: String = {
    var pairs = InterfaceStrings.table.pairs
    for key in ["saved", "undone", "confirmed", "failed", "noise", "takenBack"] {
      pairs["desk.\(key)"] = table.pairs[key]
    }
    return StringTable(pairs: pairs).json
  }()
}
