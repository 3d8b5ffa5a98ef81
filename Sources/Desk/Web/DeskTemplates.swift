import Report

/// The templates of the desk.
enum DeskTemplates {
  typealias Values = TemplateLibrary.Values

  private static let library = TemplateLibrary(
    [
      ("frame", PackageResources.frame_mustache),
      ("documents", PackageResources.documents_mustache),
      ("found", PackageResources.found_mustache), ("document", PackageResources.document_mustache),
      ("queue", PackageResources.queue_mustache), ("editor", PackageResources.editor_mustache),
      ("corrections", PackageResources.corrections_mustache),
      ("history", PackageResources.history_mustache),
      ("message", PackageResources.message_mustache),
      ("signin", PackageResources.signin_mustache),
    ], strings: DeskStrings.table)

  /// The template filled with values.
  static func render(_ name: String, _ values: Values, in language: Language) -> String {
    library.render(name, values, in: language)
  }
}
