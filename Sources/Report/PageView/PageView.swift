import DocumentModel

/// One page for a person: its image with boxes over it, and its restored text beside it.
///
/// The same for the report and for a server: it knows no files, and where the image is says whoever
/// makes it.
package struct PageView: Sendable {
  /// The page.
  package var page: Page
  /// How many pages the document has, where that is known.
  package var pageCount: Int?
  /// 1-based number of the page's first line in the document's text.
  package var firstLine: Int
  /// The image, where there is one.
  package var image: PageImageLink?
  /// Why the page could not be read, where that is so.
  package var failure: String?
  /// What the identifiers of its elements begin with, where several documents stand in one file.
  package var idPrefix: String

  /// Creates a view.
  package init(
    _ page: Page, pageCount: Int? = nil, firstLine: Int = 1, image: PageImageLink? = nil,
    failure: String? = nil, idPrefix: String = ""
  ) {
    self.page = page
    self.pageCount = pageCount
    self.firstLine = firstLine
    self.image = image
    self.failure = failure
    self.idPrefix = idPrefix
  }

  /// The views of all pages of a document.
  ///
  /// - Parameter image: gives the image of a page.
  package static func views(
    of document: Document, failures: [Int: String] = [:], idPrefix: String = "",
    image: (Page) -> PageImageLink? = { _ in nil }
  ) -> [PageView] {
    var line = 1
    return document.pages.map { page in
      defer { line += max(1, page.lines.count) }
      return PageView(
        page, pageCount: document.source.pages, firstLine: line, image: image(page),
        failure: failures[page.number], idPrefix: idPrefix)
    }
  }

  /// An `article` element of class `page`.
  ///
  /// - Complexity: O(*n*) in the number of words.
  package func html(in language: Language) -> String {
    var values: Templates.Values = [
      "id": "\(idPrefix)p\(page.number)", "number": page.number,
      "source": page.source.rawValue,
      "sourceName": InterfaceStrings.text("source.\(page.source.rawValue)", in: language),
      "text": text, "hasText": page.lines.contains { !$0.words.isEmpty },
    ]
    if let pageCount { values["count"] = pageCount }
    if !page.reason.isEmpty { values["reason"] = page.reason }
    if let failure { values["failure"] = failure }
    if let image, page.width > 0, page.height > 0 {
      values["image"] = [
        "source": image.source, "width": image.width, "height": image.height,
        "pageWidth": WordMarkup.length(page.width), "pageHeight": WordMarkup.length(page.height),
      ]
    }
    return Templates.render("page", values, in: language)
  }

  /// The lines, each a paragraph with its number.
  private var text: String {
    guard page.lines.contains(where: { !$0.words.isEmpty }) else { return "" }
    var html = ""
    for (offset, line) in page.lines.enumerated() {
      let number = firstLine + offset
      html += "<p id=\"\(HTMLText.escaped(idPrefix))l\(number)\">"
      html += "<span class=\"number\" aria-hidden=\"true\">\(number)</span><span>"
      for (index, word) in line.words.enumerated() {
        // The first line of a head stands far from the margin on paper; here it need not.
        if index > 0 { html += HTMLText.escaped(word.leadingSpace) }
        WordMarkup(word: word, line: number, index: index).append(to: &html)
      }
      html += "</span></p>\n"
    }
    return html
  }
}
