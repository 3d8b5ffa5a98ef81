import Mustache

/// The templates, each in both languages, read once.
enum Templates {
  /// What a template is given: named values, each a text, a number, a truth, or a list of such.
  typealias Values = [String: Any]

  private static let sources: [(name: String, bytes: [UInt8])] = [
    ("page", PackageResources.page_mustache), ("report", PackageResources.report_mustache),
    ("document", PackageResources.document_mustache),
    ("outline", PackageResources.outline_mustache), ("table", PackageResources.table_mustache),
    ("plot", PackageResources.plot_mustache), ("archive", PackageResources.archive_mustache),
    ("archived", PackageResources.archived_mustache),
  ]

  private static let libraries: [Language: MustacheLibrary] = {
    MustacheContentTypes.register(EscapedHTML(), named: EscapedHTML.name)
    var libraries: [Language: MustacheLibrary] = [:]
    for language in Language.allCases {
      var library = MustacheLibrary()
      for (name, bytes) in sources {
        let text = InterfaceStrings.fill(String(decoding: bytes, as: UTF8.self), in: language)
        do {
          try library.register(text, named: name)
        } catch {
          // They are part of the program; the tests render each of them.
          preconditionFailure("template \(name): \(error)")
        }
      }
      libraries[language] = library
    }
    return libraries
  }()

  /// The template filled with values.
  static func render(_ name: String, _ values: Values, in language: Language) -> String {
    libraries[language]?.render(values, withTemplate: name) ?? ""
  }
}
