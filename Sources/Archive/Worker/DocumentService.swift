import Catalogue
import Corrections
import DocumentModel
import DurableFiles
import Export
import Foundation
import Pipeline
import SourceFiles

/// Converts documents one request at a time; every error ends up in the answer.
struct DocumentService: Sendable {
  /// An answer and the document that belongs into it, as its JSON.
  struct Answer: Sendable {
    /// The answer without the document.
    var reply: DocumentReply
    /// The document's JSON.
    var document: String?
    /// What follows the answer: the rows, packed.
    var rows: [UInt8] = []
  }

  private let reader: DocumentReader
  private let writer: DocumentWriter
  private let hasHelp: Bool

  /// Makes a service ready.
  ///
  /// - Parameter hasHelp: Whether other threads may help to write one document.
  init(reader: DocumentReader, formats: [DocumentWriter.Format], hasHelp: Bool = false) {
    self.reader = reader
    self.hasHelp = hasHelp
    writer = DocumentWriter(
      formats: formats, generator: Version.generator, hasHelp: hasHelp)
  }

  /// Opens the model and makes the stages ready.
  ///
  /// - Parameter pageWorkers: How many pages are read at a time.
  init(_ options: ConversionOptions, pageWorkers: Int) throws {
    // Where one document has all cores, they would do nothing until the model is opened.
    let reader = try DocumentReader(
      options, workers: pageWorkers, startsWorkers: pageWorkers > 1)
    self.init(reader: reader, formats: options.formats, hasHelp: pageWorkers > 1)
  }

  /// Does what is asked.
  func answer(
    _ request: DocumentRequest, onPage: @escaping DocumentReader.PageObserver = { _, _ in }
  ) async -> Answer {
    let begin = ContinuousClock.now
    var answer = Answer(reply: DocumentReply(id: request.id))
    do {
      let corrections = try request.corrections.map { try CorrectionFile($0).read() }
      var reading = try await reader.read(
        request.path, corrections: corrections ?? CorrectionLog(), onPage: onPage)
      if reading.isEmpty, let first = reading.failures.first {
        throw InputError(
          path: request.path,
          reason: "no page could be read; page \(first.number): \(first.reason)")
      }
      if let source = request.source { reading.document.source.path = source }
      let document = reading.document
      if let output = request.output {
        try writer.stage(document, at: output)
        answer.reply.outputs = writer.formats.map(\.fileExtension)
        if let pdf = reading.searchablePDF {
          try pdf.move(to: output + ".pdf")
          answer.reply.outputs?.append("pdf")
        }
        answer.reply.outputFailures = reading.searchablePDFFailure.map { [$0] }
      }
      if request.document ?? true { answer.document = try DocumentJSON.text(of: document) }
      let isPacked = request.packedRows ?? false
      if isPacked || request.rows ?? false {
        let rows = CatalogueEntry(
          document, failedPages: reading.failures.count, notes: reading.notes)
        if isPacked {
          let parts = try PackedRows.parts(of: rows, hasHelp: hasHelp)
          answer.rows = Array(parts.joined())
          answer.reply.packedRows = parts.map(\.count)
        } else {
          answer.reply.rows = rows
        }
      }
      answer.reply.sha256 = document.source.sha256
      answer.reply.pages = document.source.pages
      answer.reply.failures = reading.failures
      answer.reply.notes = reading.notes
      answer.reply.seconds = ((ContinuousClock.now - begin).seconds * 10_000).rounded() / 10_000
    } catch {
      answer.document = nil
      answer.rows = []
      answer.reply.packedRows = nil
      answer.reply.error = DocumentReply.Problem(error, path: request.path)
    }
    return answer
  }
}

extension DocumentService {
  /// A text as JSON.
  static func json(_ text: String) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    return (try? encoder.encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "null"
  }
}

extension DocumentService.Answer {
  /// The answer as a message: JSON without a line break.
  func message() -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Nothing in a reply is beyond JSON, numbers that are none are made zero where they come from.
    guard let reply = try? encoder.encode(reply) else {
      return Array(#"{"error":{"stage":"internal","reason":"no JSON","exitCode":1}}"#.utf8)
    }
    guard let document else { return Array(reply) }
    // Line feeds stand only between the members of the document's JSON, never in a string.
    return Array(#"{"document":"#.utf8) + document.utf8.filter { $0 != 0x0A }
      + Array(",".utf8) + Array(reply.dropFirst())
  }
}

extension DocumentReply.Problem {
  /// Says what an error means for its document.
  init(_ error: any Error, path: String) {
    stage =
      switch error {
      case is WriteError: "export"
      case is ExtractionError, is InputError: "extraction"
      default: "internal"
      }
    let text = String(describing: error)
    reason = text.hasPrefix(path + ": ") ? String(text.dropFirst(path.count + 2)) : text
    let status = RunStatus(for: error)
    exitCode = status.rawValue
    isPassing = status == .missing || status == .notWritten
    systemCode = (error as? WriteError)?.code
  }
}

extension Duration {
  /// The duration in seconds.
  var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}
