import Corrections
import DocumentModel
import Foundation
import HTTPTypes
import Hummingbird

/// What people say of words: made, taken back, listed, exported.
struct CorrectionRoutes: Sendable {
  let archive: DeskArchive
  let queue: DoubtQueue
  let threads: BoundedThreads
  let limits: DeskLimits
  let answers: LargeAnswers

  /// Adds the routes.
  func add(to router: Router<DeskContext>) {
    router.get("corrections", use: export)
    router.get("documents/:sha256/corrections", use: list)
    router.post("documents/:sha256/corrections", use: make)
    router.post("documents/:sha256/corrections/:id/undo", use: undo)
  }

  // MARK: Steps

  /// What is said of a word.
  private struct Statement: Decodable {
    var page: Int
    var line: Int
    var word: Int
    var becomes: String
    var by: String?
    /// What the word is held to be, as whoever says this saw it.
    var was: String?
  }

  private struct Signature: Decodable {
    var by: String?
  }

  @Sendable private func make(_ request: Request, _ context: DeskContext) async throws -> Response {
    let name = try context.documentName()
    let statement = try await request.json(Statement.self, context, limits)
    let becomes = try Self.checked(statement.becomes, "becomes", limit: 200)
    let by = try Self.name(statement.by)
    let place = WordPlace(page: statement.page, line: statement.line, word: statement.word)
    return try await add(to: name) { document in
      guard let (page, word) = document.word(at: place),
        let current = document.currentWord(at: place)
      else {
        throw APIError(.notFound, "no-word", "There is no word at this place of the document.")
      }
      if let was = statement.was, was != (current.isNoise ? "" : current.form) {
        throw APIError(
          .conflict, "changed", "The word has been changed meanwhile; look at it again.")
      }
      var said = word
      said.form = current.form
      said.original = word.reading
      said.flags = current.flags
      return .made(
        Correction(
          at: Self.now, by: by, document: name, place: place, word: said, source: page.source,
          becomes: becomes))
    }
  }

  @Sendable private func undo(_ request: Request, _ context: DeskContext) async throws -> Response {
    let name = try context.documentName()
    let by = try Self.name(try await request.json(Signature.self, context, limits).by)
    let id = context.parameters.get("id") ?? ""
    return try await add(to: name) { document in
      guard let (correction, isUndone) = document.log.correction(id) else {
        throw APIError(.notFound, "no-correction", "The document has no correction of this name.")
      }
      guard !isUndone else {
        throw APIError(.conflict, "undone", "This correction has been taken back already.")
      }
      return .undone(Undoing(at: Self.now, by: by, document: name, undoes: correction.id))
    }
  }

  private func add(
    to name: String, _ step: @escaping @Sendable (LoadedDocument) throws -> CorrectionLog.Entry
  ) async throws -> Response {
    try await threads.run { [archive, queue] in
      let entry = try archive.add(to: name, step)
      queue.forget(name)
      return Response(json: try JSON.bytes(of: entry), status: .created)
    }
  }

  private static var now: String { Date.now.formatted(.iso8601) }

  private static func name(_ name: String?) throws -> String {
    let name = try checked(name ?? "", "by", limit: 80)
    return name.isEmpty ? "desk" : name
  }

  private static func checked(_ text: String, _ member: String, limit: Int) throws -> String {
    let text = text.precomposedStringWithCanonicalMapping
      .trimmingCharacters(in: .whitespaces)
    let isText = text.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: false
      default: true
      }
    }
    guard isText, text.unicodeScalars.count <= limit else {
      throw APIError.wrong("\(member) wants one line of at most \(limit) characters.")
    }
    return text
  }

  // MARK: Lists

  /// A correction and whether it holds.
  struct Listed: Encodable {
    var correction: Correction
    var isUndone: Bool
    /// Whether the word is still there as it was read.
    var isApplicable: Bool

    private enum CodingKeys: String, CodingKey {
      case isUndone = "undone"
      case isApplicable = "applicable"
    }

    func encode(to encoder: any Encoder) throws {
      try correction.encode(to: encoder)
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(isUndone, forKey: .isUndone)
      try container.encode(isApplicable, forKey: .isApplicable)
    }

    static func all(of document: LoadedDocument) -> [Listed] {
      let lost = Set(document.outcome.notApplicable.map(\.id))
      return document.log.corrections.map { correction, isUndone in
        Listed(
          correction: correction, isUndone: isUndone, isApplicable: !lost.contains(correction.id))
      }
    }
  }

  private struct List: Encodable {
    var corrections: [Listed]
  }

  @Sendable private func list(_ request: Request, _ context: DeskContext) async throws -> Response {
    let name = try context.documentName()
    return try await threads.run { [archive] in
      guard let document = try archive.document(name) else { throw APIError.notFound }
      return Response(json: try JSON.bytes(of: List(corrections: Listed.all(of: document))))
    }
  }

  /// `GET /corrections`: every step of the archive as lines of JSON, or the pairs that they teach.
  @Sendable private func export(_ request: Request, _ context: DeskContext) async throws -> Response
  {
    let channel = try request.text("pairs", limit: 10)
    guard ["", "vie", "eng"].contains(channel) else {
      throw APIError.wrong("pairs wants the channel that they teach: vie or eng.")
    }
    let isAll = channel.isEmpty
    var response = try await answers.response(
      type: isAll
        ? "application/x-ndjson; charset=utf-8" : "text/tab-separated-values; charset=utf-8"
    ) {
      try await threads.run { [archive] in
        var pairs = TrainingPairs()
        var lines: [UInt8] = []
        for (_, log) in try archive.correctedDocuments() {
          pairs.add(log)
          guard isAll else { continue }
          for entry in log.entries { lines += try JSON.bytes(of: entry) + [0x0A] }
        }
        return isAll ? lines : Array(pairs.text(of: channel).utf8)
      }
    }
    let name = isAll ? "corrections.jsonl" : "corrections.\(channel).tsv"
    response.headers[.contentDisposition] = "attachment; filename=\"\(name)\""
    return response
  }
}
