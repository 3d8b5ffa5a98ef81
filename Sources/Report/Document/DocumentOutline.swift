import DocumentModel

/// The outline of a document as navigation.
struct DocumentOutline {
  let sections: [Section]
  /// The parts of the report that come before the document's text: their identifiers and keys.
  let parts: [(target: String, key: String)]
  let idPrefix: String
  /// What tells it from the outlines of other documents in the same file.
  var name: String?

  /// A `nav` element.
  func html(in language: Language) -> String {
    let units = sections.compactMap { section -> Templates.Values? in
      // List items have no names of their own and would bury what has.
      guard section.kind != .indent, section.kind != .subindent else { return nil }
      return [
        "label": section.label, "heading": Self.short(section.heading ?? section.text),
        "target": "\(idPrefix)l\(section.line)", "depth": min(4, max(0, section.path.count - 1)),
      ]
    }
    let parts = parts.map {
      ["target": $0.target, "key": $0.key, "name": InterfaceStrings.text($0.key, in: language)]
    }
    var values: Templates.Values = [
      "units": units, "hasUnits": !units.isEmpty, "parts": parts,
    ]
    values["name"] = name
    return Templates.render("outline", values, in: language)
  }

  private static func short(_ text: String) -> String {
    text.count > 90 ? text.prefix(88) + "…" : text
  }
}
