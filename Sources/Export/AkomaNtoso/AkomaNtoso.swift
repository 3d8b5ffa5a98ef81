import DocumentModel

/// A document as Akoma Ntoso 1.0 XML (OASIS LegalDocML), with FRBR identifiers and a `ref` for each
/// citation.
///
/// Documents with articles become an `act`, all others a `doc`. Units keep their printed labels in
/// `num`; list items are `indent` and their items `hcontainer` named `subindent`.
package struct AkomaNtoso {
  private let document: Document
  private let scalars: [Unicode.Scalar]
  private let cited: CitedText
  private let tree: SectionTree
  private let spans: [[Range<Int>]]
  private let tables: [Int: [Table]]
  private var xml = XMLBuilder()
  private var usedIDs: [String: Int] = [:]

  private static let namespace = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"

  /// The document as XML.
  ///
  /// - Complexity: O(*n*) in its length.
  package static func text(of document: Document) -> String {
    var writer = AkomaNtoso(document)
    writer.write()
    return writer.xml.text
  }

  private init(_ document: Document) {
    self.document = document
    let structure = document.structure
    scalars = Array(document.text.unicodeScalars)
    cited = CitedText(structure.citations)
    tree = SectionTree(structure.sections)
    var spans = [[Range<Int>]](repeating: [], count: structure.sections.count)
    for span in structure.account where span.place == .section {
      if let index = span.index, spans.indices.contains(index) {
        spans[index].append(span.start..<span.end)
      }
    }
    self.spans = spans
    var tables: [Int: [Table]] = [:]
    for table in structure.tables {
      let above = structure.sections.lastIndex { $0.line < table.line } ?? -1
      tables[above, default: []].append(table)
    }
    self.tables = tables
  }

  private var isAct: Bool { document.structure.sections.contains { $0.kind == .article } }

  private mutating func write() {
    xml.start("akomaNtoso", [("xmlns", Self.namespace)])
    xml.start(isAct ? "act" : "doc", [("name", name), ("contains", "originalVersion")])
    writeMeta()
    writePreface()
    writePreamble()
    xml.start(isAct ? "body" : "mainBody")
    writeLooseText(.body)
    let sections = document.structure.sections
    for root in tree.roots { writeSection(root, sections[root]) }
    writeLooseTables()
    xml.end()
    writeConclusions()
    xml.end()
    xml.end()
  }

  // MARK: Identification

  private var header: Header { document.structure.header }

  private var name: String {
    let type = header.type ?? (header.symbol == nil ? "Văn bản" : "Công văn")
    return type.prefix(1).uppercased() + type.dropFirst().lowercased()
  }

  private mutating func writeMeta() {
    let work = header.id ?? "/akn/vn/doc/\(document.source.sha256.prefix(16))"
    let expression = "\(work)/vie@\(header.date ?? "")"
    let date = header.date ?? "0001-01-01"
    let author = header.issuer ?? header.parentBody ?? "Không rõ"
    xml.start("meta")
    xml.start("identification", [("source", "#dau")])
    for (level, uri, suffix) in [
      ("FRBRWork", work, ""), ("FRBRExpression", expression, ""),
      ("FRBRManifestation", expression, ".xml"),
    ] {
      xml.start(level)
      xml.empty("FRBRthis", [("value", "\(uri)/!main\(suffix)")])
      xml.empty("FRBRuri", [("value", uri + suffix)])
      xml.empty("FRBRdate", [("date", date), ("name", header.date == nil ? "unknown" : "issue")])
      xml.empty("FRBRauthor", [("href", level == "FRBRManifestation" ? "#dau" : "#issuer")])
      switch level {
      case "FRBRWork":
        xml.empty("FRBRcountry", [("value", "vn")])
        if let symbol = header.symbol { xml.empty("FRBRnumber", [("value", symbol)]) }
        if let title = header.title { xml.empty("FRBRname", [("value", title)]) }
      case "FRBRExpression": xml.empty("FRBRlanguage", [("language", "vie")])
      default: xml.empty("FRBRformat", [("value", "application/akn+xml")])
      }
      xml.end()
    }
    xml.end()
    xml.start("references", [("source", "#dau")])
    xml.empty(
      "TLCOrganization",
      [("eId", "issuer"), ("href", "/akn/ontology/organization/vn/issuer"), ("showAs", author)])
    xml.empty(
      "TLCOrganization",
      [("eId", "dau"), ("href", "/akn/ontology/organization/vn/dau"), ("showAs", "Dấu")])
    xml.end()
    xml.end()
  }

  // MARK: Before the body

  private mutating func writePreface() {
    let parts: [(String, [(String, String)], String?)] = [
      ("docAuthority", [], header.parentBody), ("docAuthority", [], header.issuer),
      ("docNumber", [], header.symbol), ("location", [("refersTo", "#issuer")], header.place),
      ("docDate", [("date", header.date ?? "")], header.date), ("docType", [], header.type),
      ("docTitle", [], header.title),
    ]
    guard parts.contains(where: { $0.2 != nil }) else { return }
    xml.start("preface")
    for (name, attributes, value) in parts {
      guard let value else { continue }
      let attributes = attributes.map { " \($0.0)=\"\($0.1.escapedForXML)\"" }.joined()
      xml.element("p", xml: "<\(name)\(attributes)>\(value.escapedForXML)</\(name)>")
    }
    xml.end()
  }

  private mutating func writePreamble() {
    let places = document.structure.account.filter { $0.place == .preamble }
    guard let first = places.first else { return }
    let whole = places.map { $0.start..<$0.end }
    xml.start("preamble")
    let bases = document.structure.bases
    if bases.isEmpty {
      xml.element("p", xml: cited.xml(flowing(whole), from: whole))
    } else {
      var starts = bases.map { offset(ofLine: $0.line) }
      starts.append(places.last?.end ?? first.end)
      let lead = first.start..<max(first.start, starts[0])
      if !flowing([lead]).isEmpty {
        xml.element("p", xml: cited.xml(flowing([lead]), from: [lead]))
      }
      xml.start("citations")
      for (index, basis) in bases.enumerated() {
        xml.start("citation", [("eId", "cit_\(index + 1)")])
        let span = starts[index]..<max(starts[index], starts[index + 1])
        xml.element("p", xml: cited.xml(basis.text, from: [span]))
        xml.end()
      }
      xml.end()
      let rest = afterBases(bases, whole)
      if !rest.isEmpty { xml.element("p", xml: rest.escapedForXML) }
    }
    xml.end()
  }

  /// What the preamble says behind its last base: `… ban hành Kế hoạch như sau:`.
  private func afterBases(_ bases: [Basis], _ whole: [Range<Int>]) -> String {
    guard let last = bases.last else { return "" }
    let from = offset(ofLine: last.line)
    let text = flowing(whole.map { $0.clamped(to: from..<max(from, $0.upperBound)) })
    guard let found = text.firstRange(of: last.text) else { return "" }
    return String(text[found.upperBound...].drop { $0 == " " })
  }

  private func offset(ofLine line: Int) -> Int {
    guard line > 1 else { return 0 }
    var seen = 1
    for (index, scalar) in scalars.enumerated() where scalar == "\n" {
      seen += 1
      if seen == line { return index + 1 }
    }
    return scalars.count
  }

  private func flowing(_ spans: [Range<Int>]) -> String {
    var view = String.UnicodeScalarView()
    for span in spans { view.append(contentsOf: scalars[span.clamped(to: 0..<scalars.count)]) }
    return String(view).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  // MARK: The body

  private mutating func writeSection(_ index: Int, _ section: Section, parent: String = "") {
    let (element, prefix, kind) = Self.element(section, parent: parent)
    let id = uniqueID((parent.isEmpty ? "" : parent + "__") + prefix + "_" + Self.idPart(section))
    xml.start(element, kind.map { [("name", $0), ("eId", id)] } ?? [("eId", id)])
    xml.element("num", xml: section.label.escapedForXML)
    if let heading = section.heading {
      xml.element("heading", xml: cited.xml(heading, from: spans[index]))
    }
    let children = tree.children[index]
    let isEmpty = section.text.isEmpty && tables[index] == nil
    if !isEmpty || children.isEmpty {
      xml.start(children.isEmpty ? "content" : "intro")
      if !section.text.isEmpty || tables[index] == nil {
        xml.element("p", xml: cited.xml(section.text, from: spans[index]))
      }
      for table in tables[index] ?? [] { writeTable(table) }
      xml.end()
    }
    for child in children {
      writeSection(child, document.structure.sections[child], parent: id)
    }
    xml.end()
  }

  private static func element(
    _ section: Section, parent: String
  ) -> (name: String, prefix: String, kind: String?) {
    switch section.kind {
    case .appendix: ("hcontainer", "att", "appendix")
    case .chapter: ("chapter", "chp", nil)
    case .article: ("article", "art", nil)
    case .part: ("part", "part", nil)
    case .section:
      // Mục is a section, a number within an article a clause (khoản).
      section.label.hasPrefix("M") || !parent.contains("art_")
        ? ("section", "sec", nil) : ("clause", "cl", nil)
    case .point: ("point", "point", nil)
    case .indent: ("indent", "indent", nil)
    case .subindent: ("hcontainer", "subindent", "subindent")
    }
  }

  /// The number or letter of a label in the letters of an identifier; đ is `dd`, a dash its place.
  private static func idPart(_ section: Section) -> String {
    var part = ""
    let last = section.label.split(whereSeparator: \.isWhitespace).last ?? "1"
    for scalar in last.lowercased().unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9": part.unicodeScalars.append(scalar)
      case "đ": part += "dd"
      case ".": part += "-"
      default: break
      }
    }
    return part.isEmpty ? "1" : part
  }

  private mutating func uniqueID(_ wanted: String) -> String {
    let count = (usedIDs[wanted] ?? 0) + 1
    usedIDs[wanted] = count
    return count == 1 ? wanted : "\(wanted)-n\(count)"
  }

  private mutating func writeTable(_ table: Table) {
    xml.start("table", [("eId", uniqueID("table_1"))])
    for (index, row) in ([table.columns] + table.rows).enumerated() where !row.isEmpty {
      xml.start("tr")
      for cell in row {
        xml.element(index == 0 ? "th" : "td", xml: "<p>\(cell.escapedForXML)</p>")
      }
      xml.end()
    }
    xml.end()
  }

  /// Text of the body that stands in no unit, and a body without units at all.
  private mutating func writeLooseText(_ place: TextSpan.Place) {
    let loose = document.structure.account.filter { $0.place == place }.map { $0.start..<$0.end }
    let text = flowing(loose)
    guard !text.isEmpty || tree.roots.isEmpty else { return }
    xml.start("hcontainer", [("name", "text"), ("eId", uniqueID("text_1"))])
    xml.start("content")
    xml.element("p", xml: cited.xml(text, from: loose))
    xml.end()
    xml.end()
  }

  private mutating func writeLooseTables() {
    guard let loose = tables[-1] else { return }
    xml.start("hcontainer", [("name", "tables"), ("eId", uniqueID("tables_1"))])
    xml.start("content")
    for table in loose { writeTable(table) }
    xml.end()
    xml.end()
  }

  // MARK: Behind the body

  private mutating func writeConclusions() {
    let structure = document.structure
    let closing = structure.account.filter { $0.place == .closing }.map { $0.start..<$0.end }
    let text = flowing(closing)
    let signature = [
      structure.signature.authority, structure.signature.capacity, structure.signature.signer,
    ].compactMap { $0 }
    guard !text.isEmpty || !signature.isEmpty || !structure.recipients.isEmpty else { return }
    xml.start("conclusions")
    if !text.isEmpty { xml.element("p", xml: cited.xml(text, from: closing)) }
    if !signature.isEmpty {
      let signed = signature.map(\.escapedForXML).joined(separator: "<br/>")
      xml.element("p", xml: "<signature>\(signed)</signature>")
    }
    if !structure.recipients.isEmpty {
      xml.start("ul", [("eId", "recipients")])
      for recipient in structure.recipients {
        xml.element("li", xml: "<p>\(recipient.escapedForXML)</p>")
      }
      xml.end()
    }
    xml.end()
  }
}
