import DocumentModel

/// The JSON form of a document, `dau.document/1`.
///
/// The same document always gives the same bytes. Lengths are rounded to a hundredth of a point,
/// probabilities to four decimals.
package enum DocumentJSON {
  /// The document as JSON, with a line feed at its end.
  ///
  /// - Complexity: O(*n*) in the number of words.
  package static func text(of document: Document) throws -> String {
    let structure = document.structure
    var json = StableJSON()
    try json.add("schema", Document.schema)
    try json.add("source", document.source)
    try json.add("text", document.text)
    try json.add("header", structure.header)
    try json.add("bases", lines: structure.bases)
    try json.add("sections", lines: structure.sections.map(\.rounded))
    try json.add("citations", lines: structure.citations)
    try json.add("assignments", lines: structure.assignments)
    try json.add("tables", lines: structure.tables.map(\.rounded))
    try json.add("appendices", lines: structure.appendices)
    try json.add("signature", structure.signature)
    try json.add("recipients", structure.recipients)
    try json.add("account", lines: structure.account)
    try json.add("pages", lines: document.pages) { page, bytes in
      try PageJSON.append(page, to: &bytes)
    }
    return json.text
  }
}
