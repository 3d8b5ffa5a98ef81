/// The description of the HTTP interface.
enum OpenAPI {
  /// An OpenAPI 3.1 document.
  static let json = PackageResources.openapi_json
}
