import DocumentModel

/// A document as Markdown for reading: head, title, basis, units, tables, signature, recipients,
/// footnotes.
///
/// The units carry the text of the body. Of a document in which no unit was found, all lines are
/// given as they stand.
package enum DocumentMarkdown {
  /// The document as Markdown, with a line feed at its end.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  package static func text(of document: Document) -> String {
    var builder = MarkdownBuilder()
    let structure = document.structure
    head(structure.header, in: &builder)
    let lines = DocumentText(pages: document.pages).lines
    guard !structure.sections.isEmpty else {
      wholeText(of: lines, in: &builder)
      return builder.text
    }
    let footnotes = DocumentText.footnotes(of: document.pages)
    let running = RunningText(
      structure: structure, lines: lines, footnotes: Set(footnotes.flatMap(\.lines)))
    for paragraph in running.preamble { builder.paragraph(MarkdownText.block(paragraph)) }
    body(of: structure, closing: running.closing, in: &builder)
    if !footnotes.isEmpty { builder.paragraph(bold(italic("Chú thích:"))) }
    for note in footnotes {
      let text = note.lines.map { lines[$0 - 1].text }.joined(separator: " ")
      builder.item(depth: 0, MarkdownText.block(text))
    }
    return builder.text
  }

  // MARK: Parts

  private static func head(_ header: Header, in builder: inout MarkdownBuilder) {
    let issuer = [
      header.parentBody.map(MarkdownText.inline),
      header.issuer.map { bold(MarkdownText.inline($0)) },
    ].compactMap(\.self).joined(separator: "<br>")
    let symbol = header.symbol.map { "Số: " + MarkdownText.inline($0) } ?? ""
    let placeAndDate = [
      header.place.map(MarkdownText.inline), header.date.map(printedDate),
    ].compactMap(\.self).joined(separator: ", ")
    if !issuer.isEmpty || !symbol.isEmpty || !placeAndDate.isEmpty {
      builder.table(
        head: [issuer, ""], rows: [[symbol, italic(placeAndDate)]], alignment: ":---:")
    }
    let title = [header.type, header.title].compactMap(\.self).map(MarkdownText.inline)
      .joined(separator: "<br>")
    if !title.isEmpty { builder.heading(1, title) }
  }

  private static func body(
    of structure: DocumentStructure, closing: [String], in builder: inout MarkdownBuilder
  ) {
    var tables = structure.tables.sorted { $0.line < $1.line }[...]
    var point: [String]?
    var isInIndent = false
    var signed = false
    for section in structure.sections {
      if section.kind == .appendix, !signed {
        signed = true
        add(tables.removeLeading(while: { $0.line < section.line }), to: &builder)
        foot(of: structure, closing: closing, in: &builder)
      }
      add(tables.removeLeading(while: { $0.line < section.line }), to: &builder)
      switch section.kind {
      case .appendix, .chapter, .part, .article, .section:
        unit(section, in: &builder)
        (point, isInIndent) = (nil, false)
      case .point:
        builder.item(depth: 0, labelled(section))
        (point, isInIndent) = (section.path, false)
      case .indent:
        builder.item(depth: section.path == point ? 1 : 0, bare(section))
        isInIndent = true
      case .subindent:
        let base = section.path == point ? 1 : 0
        builder.item(depth: isInIndent ? base + 1 : base, bare(section))
      }
    }
    add(tables, to: &builder)
    if !signed { foot(of: structure, closing: closing, in: &builder) }
  }

  private static func unit(_ section: Section, in builder: inout MarkdownBuilder) {
    guard let heading = section.heading, !heading.isEmpty else {
      if section.kind == .appendix || section.text.isEmpty {
        builder.heading(level(of: section), MarkdownText.block(section.label))
        builder.paragraph(MarkdownText.block(section.text))
      } else {
        builder.paragraph(MarkdownText.block("\(label(of: section)) \(section.text)"))
      }
      return
    }
    let title =
      section.kind == .appendix
      ? MarkdownText.inline(section.label) + "<br>" + MarkdownText.inline(heading)
      : MarkdownText.block("\(label(of: section)) \(heading)")
    builder.heading(level(of: section), title)
    builder.paragraph(MarkdownText.block(section.text))
  }

  private static func foot(
    of structure: DocumentStructure, closing: [String], in builder: inout MarkdownBuilder
  ) {
    for paragraph in closing { builder.paragraph(MarkdownText.block(paragraph)) }
    let signature = structure.signature
    let lines = [signature.authority, signature.capacity, signature.signer]
      .compactMap(\.self).map { bold(MarkdownText.inline($0)) }
    if !lines.isEmpty { builder.paragraph(lines.joined(separator: "<br>\n")) }
    guard !structure.recipients.isEmpty else { return }
    builder.paragraph(bold(italic("Nơi nhận:")))
    for recipient in structure.recipients {
      builder.item(depth: 0, MarkdownText.block(recipient))
    }
  }

  private static func wholeText(
    of lines: [DocumentText.Line], in builder: inout MarkdownBuilder
  ) {
    for paragraph in lines.split(whereSeparator: { $0.text.allSatisfy(\.isWhitespace) }) {
      // A backslash at the end keeps the line break.
      builder.paragraph(paragraph.map { MarkdownText.block($0.text) }.joined(separator: "\\\n"))
    }
  }

  private static func add(_ tables: ArraySlice<Table>, to builder: inout MarkdownBuilder) {
    for table in tables {
      builder.table(
        head: table.columns.map(MarkdownText.inline),
        rows: table.rows.map { $0.map(MarkdownText.inline) })
    }
  }

  // MARK: Words

  private static func labelled(_ section: Section) -> String {
    "\(MarkdownText.block(label(of: section))) \(bare(section))"
  }

  /// Heading and text of a unit that is one item of a list.
  private static func bare(_ section: Section) -> String {
    guard let heading = section.heading, !heading.isEmpty else {
      return MarkdownText.block(section.text)
    }
    let title = bold(MarkdownText.inline(heading))
    return section.text.isEmpty ? title : "\(title): \(MarkdownText.inline(section.text))"
  }

  /// The label with the mark that Nghị định 30/2020 puts behind it.
  private static func label(of section: Section) -> String {
    switch section.kind {
    case .point: section.label + ")"
    case .part, .section, .article: section.label + "."
    case .appendix, .chapter, .indent, .subindent: section.label
    }
  }

  private static func level(of section: Section) -> Int {
    switch section.kind {
    case .appendix, .chapter, .part: 2
    case .article: 3
    case .section: 3 + section.label.count { $0 == "." }
    case .point, .indent, .subindent: 4
    }
  }

  private static func bold(_ text: String) -> String { text.isEmpty ? "" : "**\(text)**" }

  private static func italic(_ text: String) -> String { text.isEmpty ? "" : "*\(text)*" }

  /// `2023-12-29` as `ngày 29 tháng 12 năm 2023`.
  private static func printedDate(_ date: String) -> String {
    let parts = date.split(separator: "-")
    guard parts.count == 3 else { return MarkdownText.inline(date) }
    return MarkdownText.inline("ngày \(parts[2]) tháng \(parts[1]) năm \(parts[0])")
  }
}

extension ArraySlice {
  /// Takes the first elements, as long as they fulfil the condition.
  fileprivate mutating func removeLeading(while condition: (Element) -> Bool) -> ArraySlice {
    let leading = prefix(while: condition)
    self = self[leading.endIndex...]
    return leading
  }
}
