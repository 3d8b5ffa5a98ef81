import Mustache

/// Mustache templates, each in both languages, read once.
package struct TemplateLibrary: Sendable {
  /// What a template is given: named values, each a text, a number, a truth, or a list of such.
  package typealias Values = [String: Any]

  private let libraries: [Language: MustacheLibrary]

  private static let registration: Void =
    MustacheContentTypes.register(EscapedHTML(), named: EscapedHTML.name)

  /// Reads templates, and fills `[[name]]` in them with strings.
  ///
  /// Each starts with `{{% CONTENT_TYPE:DAU}}`, so that its variables are escaped as `HTMLText` does it.
  package init(_ sources: [(name: String, bytes: [UInt8])], strings: StringTable) {
    _ = TemplateLibrary.registration
    var libraries: [Language: MustacheLibrary] = [:]
    for language in Language.allCases {
      var library = MustacheLibrary()
      for (name, bytes) in sources {
        let text = strings.fill(String(decoding: bytes, as: UTF8.self), in: language)
        do {
          try library.register(text, named: name)
        } catch {
          // They are part of the program; the tests render each of them.
          preconditionFailure("template \(name): \(error)")
        }
      }
      libraries[language] = library
    }
    self.libraries = libraries
  }

  /// The template filled with values.
  package func render(_ name: String, _ values: Values, in language: Language) -> String {
    libraries[language]?.render(values, withTemplate: name) ?? ""
  }
}
