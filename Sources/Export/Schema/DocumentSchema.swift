/// The JSON Schema (draft 2020-12) of `dau.document/1`, as `document.schema.json` beside this file
/// has it.
package enum DocumentSchema {
  /// The schema as JSON.
  package static var text: String {
    String(decoding: PackageResources.document_schema_json, as: UTF8.self)
  }
}
