import Catalogue
import DocumentModel
import Foundation
import Hummingbird
import Report

/// The desk in the browser.
struct WebRoutes: Sendable {
  let archive: DeskArchive
  let images: PageImages
  let threads: BoundedThreads
  /// Rows of a list.
  private static let rows = 50

  /// Adds the routes.
  func add(to router: Router<DeskContext>) {
    router.get("desk", use: documents)
    router.get("desk/documents/:sha256", use: document)
    router.get("desk/queue", use: queue)
    router.get("desk/corrections", use: corrections)
  }

  /// Makes a page on one of the threads that read the archive.
  private func page(
    _ request: Request, _ body: @escaping @Sendable (Language) throws -> DeskPage
  ) async throws -> Response {
    let language = DeskPage.language(of: request)
    do {
      let page = try await threads.run { try body(language) }
      return page.response(to: request, hasArchive: true)
    } catch let error as APIError where error.status == .notFound {
      let text = DeskStrings.text("notThere", in: language)
      return DeskPage(
        heading: text, content: DeskTemplates.render("message", ["message": text], in: language)
      ).response(to: request, hasArchive: true, status: .notFound)
    }
  }

  // MARK: Lists

  @Sendable private func documents(
    _ request: Request, _ context: DeskContext
  ) async throws -> Response {
    let query = try request.text("q")
    let offset = try request.number("offset", in: 0...10_000_000, otherwise: 0)
    return try await page(request) { [archive] language in
      query.contains(where: { !$0.isWhitespace })
        ? try Self.found(query, archive, language) : try Self.list(offset, archive, language)
    }
  }

  private static func list(
    _ offset: Int, _ archive: DeskArchive, _ language: Language
  ) throws -> DeskPage {
    let extent = try archive.catalogue.extent()
    let documents = try archive.catalogue.documents(offset: offset, limit: rows)
    let last = min(offset + documents.count, extent.documents)
    var values: DeskTemplates.Values = [
      "documentCount": extent.documents, "pageCount": extent.pages,
      "doubtCount": extent.doubtfulWords, "hasRows": !documents.isEmpty,
      "range": documents.isEmpty ? "" : "\(offset + 1)–\(last) / \(extent.documents)",
      "rows": documents.map { document -> DeskTemplates.Values in
        [
          "sha256": document.sha256, "title": title(of: document), "path": document.path,
          "symbol": document.symbol ?? "", "date": document.date ?? "",
          "issuer": document.issuer ?? "", "pages": document.pages,
          "doubts": document.doubtfulWords,
        ]
      },
    ]
    values.merge(steps(offset, count: documents.count, total: extent.documents, "/desk")) { $1 }
    return DeskPage(
      part: .documents, heading: DeskStrings.text("documents", in: language),
      content: DeskTemplates.render("documents", values, in: language))
  }

  private static func steps(
    _ offset: Int, count: Int, total: Int, _ path: String
  ) -> DeskTemplates.Values {
    var values: DeskTemplates.Values = [:]
    if offset > 0 { values["before"] = "\(path)?offset=\(max(0, offset - rows))" }
    if offset + count < total { values["after"] = "\(path)?offset=\(offset + rows)" }
    return values
  }

  private static func found(
    _ query: String, _ archive: DeskArchive, _ language: Language
  ) throws -> DeskPage {
    let words = SearchWords(query)
    let found = try archive.catalogue.find(words, limit: rows)
    let values: DeskTemplates.Values = [
      "query": query, "pageCount": try archive.catalogue.countPages(words),
      "hasRows": !found.isEmpty,
      "rows": found.map { page -> DeskTemplates.Values in
        var values: DeskTemplates.Values = [
          "sha256": page.sha256, "page": page.page, "text": page.text, "path": page.path,
          "symbol": page.symbol ?? "", "title": title(page.type, page.title, page.path),
        ]
        if let date = page.date { values["date"] = date }
        return values
      },
    ]
    return DeskPage(
      part: .documents, heading: query, query: query,
      content: DeskTemplates.render("found", values, in: language))
  }

  private static func title(of document: DocumentSummary) -> String {
    title(document.type, document.title, document.path)
  }

  private static func title(_ type: String?, _ title: String?, _ path: String) -> String {
    let parts = [type, title].compactMap(\.self).filter { !$0.isEmpty }
    return parts.isEmpty ? path : parts.joined(separator: " ")
  }

  // MARK: A page of a document

  @Sendable private func document(
    _ request: Request, _ context: DeskContext
  ) async throws -> Response {
    guard let name = try? context.documentName() else {
      return try await page(request) { _ in throw APIError.notFound }
    }
    let number = try? request.number("page", in: 1...1_000_000, otherwise: 1)
    return try await page(request) { [archive, images] language in
      guard let document = try archive.document(name),
        let index = document.pages.firstIndex(where: { $0.number == number ?? 1 })
          ?? document.pages.indices.first
      else { throw APIError.notFound }
      return Self.view(of: document, at: index, images, language)
    }
  }

  private static func view(
    of document: LoadedDocument, at index: Int, _ images: PageImages, _ language: Language
  ) -> DeskPage {
    let page = document.pages[index]
    let listed = document.listed
    let firstLine = document.pages[..<index].reduce(1) { $0 + max(1, $1.lines.count) }
    let hasImage = page.width > 0 && page.height > 0
    let isMissing = hasImage && images.source(of: document) == nil
    var link: PageImageLink?
    if hasImage, !isMissing {
      let width = 1200
      link = PageImageLink(
        source: "/documents/\(listed.sha256)/pages/\(page.number)/image?width=\(width)",
        width: width, height: Int((Double(width) * page.height / page.width).rounded()))
    }
    let view = PageView(
      page, pageCount: document.pages.count, firstLine: firstLine, image: link)
    let said = CorrectionRoutes.Listed.all(of: document)
      .filter { $0.correction.page == page.number }.reversed().map { row(of: $0, listed) }
    var values: DeskTemplates.Values = [
      "sha256": listed.sha256, "title": title(of: listed), "path": listed.path,
      "symbol": listed.symbol ?? "", "page": page.number,
      "count": document.pages.last?.number ?? 1, "firstLine": firstLine,
      "missing": isMissing, "view": view.html(in: language),
      "editor": DeskTemplates.render("editor", [:], in: language), "hasRows": !said.isEmpty,
      "corrections": DeskTemplates.render(
        "corrections", ["rows": Array(said), "hasRows": !said.isEmpty], in: language),
    ]
    if let date = listed.date { values["date"] = date }
    if let issuer = listed.issuer { values["issuer"] = issuer }
    let path = "/desk/documents/\(listed.sha256)?page="
    if index > 0 { values["before"] = path + "\(document.pages[index - 1].number)" }
    if index + 1 < document.pages.count {
      values["after"] = path + "\(document.pages[index + 1].number)"
    }
    return DeskPage(
      part: .documents, heading: title(of: listed),
      content: DeskTemplates.render("document", values, in: language))
  }

  private static func row(
    of listed: CorrectionRoutes.Listed, _ document: DocumentSummary
  ) -> DeskTemplates.Values {
    let correction = listed.correction
    return [
      "id": correction.id, "sha256": document.sha256, "at": correction.at, "by": correction.by,
      "page": correction.page, "where": "\(document.symbol ?? document.path), \(correction.page)",
      "read": correction.read, "was": correction.was, "becomes": correction.becomes,
      "isNoise": correction.becomes.isEmpty, "holds": !listed.isUndone,
      "lost": !listed.isApplicable,
    ]
  }

  // MARK: Queue and corrections

  @Sendable private func queue(_ request: Request, _ context: DeskContext) async throws -> Response
  {
    try await page(request) { language in
      let editor = DeskTemplates.render("editor", [:], in: language)
      return DeskPage(
        part: .queue, heading: DeskStrings.text("queue", in: language),
        content: DeskTemplates.render("queue", ["editor": editor], in: language))
    }
  }

  @Sendable private func corrections(
    _ request: Request, _ context: DeskContext
  ) async throws -> Response {
    let offset = try request.number("offset", in: 0...10_000_000, otherwise: 0)
    return try await page(request) { [archive] language in
      var all: [(listed: CorrectionRoutes.Listed, document: DocumentSummary)] = []
      for (document, _) in try archive.correctedDocuments() {
        guard let loaded = try archive.document(document.sha256) else { continue }
        all += CorrectionRoutes.Listed.all(of: loaded).map { ($0, document) }
      }
      all.sort { $1.listed.correction.at < $0.listed.correction.at }
      let rows = all.dropFirst(offset).prefix(Self.rows).map {
        Self.row(of: $0.listed, $0.document)
      }
      var values: DeskTemplates.Values = [
        "corrections": DeskTemplates.render(
          "corrections", ["rows": Array(rows), "hasRows": !rows.isEmpty], in: language)
      ]
      values.merge(Self.steps(offset, count: rows.count, total: all.count, "/desk/corrections")) {
        $1
      }
      return DeskPage(
        part: .corrections, heading: DeskStrings.text("corrections", in: language),
        content: DeskTemplates.render("history", values, in: language))
    }
  }
}
