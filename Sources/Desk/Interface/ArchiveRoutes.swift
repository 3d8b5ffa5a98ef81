import Catalogue
import DocumentModel
import Export
import Foundation
import Hummingbird
import Pipeline

/// What can be asked of the archive.
struct ArchiveRoutes: Sendable {
  let archive: DeskArchive
  let queue: DoubtQueue
  let images: PageImages
  /// Asks the catalogue and reads documents, which takes longer than an event loop may be kept.
  let threads: BoundedThreads
  let limits: DeskLimits
  let answers: LargeAnswers

  init(_ settings: DeskSettings, folder: String, answers: LargeAnswers) throws {
    self.answers = answers
    archive = try DeskArchive(folder)
    queue = DoubtQueue(archive)
    images = PageImages(settings)
    limits = settings.limits
    threads = BoundedThreads("archive", threads: 2, waiting: limits.waitingQuestions)
  }

  /// Adds the routes.
  func add(to router: Router<DeskContext>) {
    router.get("search", use: search)
    router.get("documents", use: list)
    router.get("documents/:sha256", use: document)
    router.get("documents/:sha256/pages/:page", use: page)
    router.get("documents/:sha256/pages/:page/image", use: image)
    router.get("queue", use: doubts)
  }

  // MARK: Search and documents

  private struct Found: Encodable {
    var pages: Int
    var documents: [FoundPage]
  }

  @Sendable private func search(_ request: Request, _ context: DeskContext) async throws -> Response
  {
    let words = SearchWords(try request.text("q"))
    let limit = try request.number("limit", in: 1...100, otherwise: 20)
    return try await answer { [archive] in
      Found(
        pages: try archive.catalogue.countPages(words),
        documents: try archive.catalogue.find(words, limit: limit))
    }
  }

  private struct List: Encodable {
    var total: Int
    var documents: [DocumentSummary]
  }

  @Sendable private func list(_ request: Request, _ context: DeskContext) async throws -> Response {
    let offset = try request.number("offset", in: 0...10_000_000, otherwise: 0)
    let limit = try request.number("limit", in: 1...500, otherwise: 50)
    return try await answer { [archive] in
      List(
        total: try archive.catalogue.extent().documents,
        documents: try archive.catalogue.documents(offset: offset, limit: limit))
    }
  }

  @Sendable private func document(
    _ request: Request, _ context: DeskContext
  ) async throws -> Response {
    let name = try context.documentName()
    return try await answers.response(type: LargeAnswers.json) {
      try await threads.run { [archive] in
        guard let loaded = try archive.document(name) else { throw APIError.notFound }
        var document = loaded.converted
        _ = document.apply(loaded.log)
        return Array(try DocumentJSON.text(of: document).utf8)
      }
    }
  }

  @Sendable private func page(_ request: Request, _ context: DeskContext) async throws -> Response {
    let (name, number) = (try context.documentName(), try context.pageNumber())
    return try await answer { [archive] in
      guard let page = try archive.document(name)?.pages.first(where: { $0.number == number })
      else { throw APIError.notFound }
      return page
    }
  }

  // MARK: Images

  @Sendable private func image(_ request: Request, _ context: DeskContext) async throws -> Response
  {
    let (name, number) = (try context.documentName(), try context.pageNumber())
    let width = try request.number("width", in: 1...1600, otherwise: 800)
    let box = try Self.box(try request.text("box"))
    let (document, source) = try await threads.run { [archive, images] in
      guard let document = try archive.document(name),
        document.pages.contains(where: { $0.number == number })
      else { throw APIError.notFound }
      guard let source = images.source(of: document) else {
        throw APIError(
          .notFound, "no-source", "The source file is not where the catalogue says, or has changed."
        )
      }
      return (document, source)
    }
    let picture = try await images.draw(
      document, from: source, page: number, width: width, box: box)
    var response = Response(content: picture.bytes, type: picture.mediaType)
    // The address names the content, which never changes.
    response.headers[.cacheControl] = "private, max-age=86400, immutable"
    return response
  }

  private static func box(_ text: String) throws -> Box? {
    if text.isEmpty { return nil }
    let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
    let sound = numbers.compactMap(\.self).filter { $0.isFinite && abs($0) < 20_000 }
    guard numbers.count == 4, sound.count == 4, sound[2] > 0, sound[3] > 0 else {
      throw APIError.wrong("box wants x,y,width,height in points, as in 72,100,200,20.")
    }
    return Box(x: sound[0], y: sound[1], width: sound[2], height: sound[3])
  }

  // MARK: The queue

  @Sendable private func doubts(_ request: Request, _ context: DeskContext) async throws -> Response
  {
    let limit = try request.number("limit", in: 1...100, otherwise: 20)
    let start = try request.text("after", limit: 50)
    return try await answer { [queue] in try queue.part(from: start, limit: limit) }
  }

  /// Makes an answer of what the archive says.
  private func answer<Value: Encodable & SendableMetatype>(
    _ body: @escaping @Sendable () throws -> Value
  ) async throws -> Response {
    try await threads.run { Response(json: try JSON.bytes(of: try body())) }
  }
}
