/// The strings of reports and page views, as `Assets/strings.json` has them.
public enum InterfaceStrings {
  /// The strings in both languages.
  public static let table = StringTable(PackageResources.strings_json)

  /// The table as JSON, which may stand in a `script` element as it is.
  public static let json = table.json

  /// A string; where there is none of that name, the name.
  public static func text(_ key: String, in language: Language) -> String {
    table.text(key, in: language)
  }
}
