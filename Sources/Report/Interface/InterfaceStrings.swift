/// The strings of reports and page views, as `Assets/strings.json` has them.
package enum InterfaceStrings {
  /// The strings in both languages.
  package static let table = StringTable(PackageResources.strings_json)

  /// The table as JSON, which may stand in a `script` element as it is.
  package static let json = table.json

  /// A string; where there is none of that name, the name.
  package static func text(_ key: String, in language: Language) -> String {
    table.text(key, in: language)
  }
}
