import Mustache
import Report

/// The templates of the desk, each in both languages, read once.
enum DeskTemplates {
  /// What a template is given: named values, each a text, a number, a truth, or a list of such.
  typealias Values = [String: Any]

  /// What escapes the variables; Mustache's own way looks at characters, this at scalars.
  private struct EscapedText: MustacheContentType {
    func escapeText(_ text: String) -> String { HTMLText.escaped(text) }
  }

  private static let sources: [(name: String, bytes: [UInt8])] = [
    ("frame", PackageResources.frame_mustache), ("documents", PackageResources.documents_mustache),
    ("found", PackageResources.found_mustache), ("document", PackageResources.document_mustache),
    ("queue", PackageResources.queue_mustache), ("editor", PackageResources.editor_mustache),
    ("corrections", PackageResources.corrections_mustache),
    ("history", PackageResources.history_mustache), ("message", PackageResources.message_mustache),
    ("signin", PackageResources.signin_mustache),
  ]

  private static let libraries: [Language: MustacheLibrary] = {
    MustacheContentTypes.register(EscapedText(), named: "DESK")
    var libraries: [Language: MustacheLibrary] = [:]
    for language in Language.allCases {
      var library = MustacheLibrary()
      for (name, bytes) in sources {
        let text = DeskStrings.fill(String(decoding: bytes, as: UTF8.self), in: language)
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
