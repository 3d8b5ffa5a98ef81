import DocumentModel

/// One document for a person: its head, doubtful words, citations, tasks, and its pages.
package struct DocumentView: Sendable {
  private let document: Document
  private let pages: [PageView]
  private let idPrefix: String

  /// Creates a view.
  ///
  /// - Parameters:
  ///   - document: The document.
  ///   - failures: What went wrong, by the number of the page.
  ///   - idPrefix: What the identifiers of its elements begin with, where several documents stand in
  ///     one file.
  ///   - image: Gives the image of a page, where there is one.
  package init(
    _ document: Document, failures: [Int: String] = [:], idPrefix: String = "",
    image: (Page) -> PageImageLink? = { _ in nil }
  ) {
    self.document = document
    self.idPrefix = idPrefix
    pages = PageView.views(of: document, failures: failures, idPrefix: idPrefix, image: image)
  }

  /// What the document is called: its symbol and title, or its file.
  package var title: String { document.caption }

  /// The outline, beside all that was found in the document.
  ///
  /// - Complexity: O(*n*) in the number of words.
  package func html(in language: Language) -> String {
    let header = document.structure.header
    let signature = document.structure.signature
    let fields: [(String, String?)] = [
      ("issuer", header.issuer), ("parentBody", header.parentBody), ("symbol", header.symbol),
      ("date", header.date.map(PrintedDate.text)), ("place", header.place), ("type", header.type),
      ("title", header.title), ("authority", signature.authority),
      ("capacity", signature.capacity), ("signer", signature.signer),
      ("file", document.source.path),
    ]
    let tables = DocumentTables(document: document, idPrefix: idPrefix)
    let found = [tables.doubts, tables.citations, tables.duties]
    let main = Templates.render(
      "document",
      [
        "prefix": idPrefix,
        "fields": fields.map { name, value -> Templates.Values in
          let key = "field.\(name)"
          var values: Templates.Values = [
            "key": key, "name": InterfaceStrings.text(key, in: language),
          ]
          values["value"] = value
          return values
        },
        "counts": Templates.counts(counts, in: language),
        "tables": found.map { $0.html(in: language) }.joined(),
        "pages": pages.map { $0.html(in: language) }.joined(),
      ], in: language)
    let outline = DocumentOutline(
      sections: document.structure.sections,
      parts: [("\(idPrefix)summary", "summary")] + found.map { ($0.id, $0.titleKey) }
        + [("\(idPrefix)pages", "pages")],
      idPrefix: idPrefix,
      name: idPrefix.isEmpty ? nil : header.symbol ?? document.source.path)
    return "<div class=\"columns\">\(outline.html(in: language))"
      + "<div class=\"main\">\(main)</div></div>"
  }

  private var counts: [(String, Int)] {
    var (words, changed, doubtful) = (0, 0, 0)
    for page in document.pages {
      for line in page.lines {
        for word in line.words {
          if !word.isNoise { words += 1 }
          if word.original != nil { changed += 1 }
          if word.flags.contains(.doubtful) { doubtful += 1 }
        }
      }
    }
    let failed = pages.count { $0.failure != nil }
    return [
      ("pages", document.source.pages), ("words", words), ("changed", changed),
      ("doubtful", doubtful), ("citations", document.structure.citations.count),
      ("duties", document.structure.assignments.count),
    ] + (failed > 0 ? [("failed", failed)] : [])
  }
}

extension Document {
  /// Symbol and title, or the name of the file.
  var caption: String {
    let header = structure.header
    let parts = [header.symbol, header.title].compactMap(\.self)
    return parts.isEmpty
      ? source.path.split(separator: "/").last.map(String.init) ?? source.path
      : parts.joined(separator: " · ")
  }
}

extension Templates {
  /// Numbers with what they count, by its key.
  static func counts(_ counts: [(String, Int)], in language: Language) -> [Values] {
    counts.map { name, count in
      let key = "count.\(name)"
      return ["key": key, "name": InterfaceStrings.text(key, in: language), "count": count]
    }
  }
}
