/// The templates of reports and page views.
enum Templates {
  typealias Values = TemplateLibrary.Values

  private static let library = TemplateLibrary(
    [
      ("page", PackageResources.page_mustache), ("report", PackageResources.report_mustache),
      ("document", PackageResources.document_mustache),
      ("outline", PackageResources.outline_mustache), ("table", PackageResources.table_mustache),
      ("plot", PackageResources.plot_mustache), ("archive", PackageResources.archive_mustache),
      ("archived", PackageResources.archived_mustache),
    ], strings: InterfaceStrings.table)

  /// The template filled with values.
  static func render(_ name: String, _ values: Values, in language: Language) -> String {
    library.render(name, values, in: language)
  }
}
