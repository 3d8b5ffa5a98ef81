import Extraction
import Foundation
import PageWorkers
import SearchablePDF
import SourceFiles

/// The file that a worker holds open from one request to the next.
final class PageSession {
  private var path: String?
  private var options: ExtractionOptions?
  private var file: OpenedFile?
  private var last: WorkerRequest?

  /// Answers a request as it came.
  func reply(to message: [UInt8]) -> WorkerReply {
    guard let request = WireFormat.request(message, after: last) else {
      return .failed(.noAnswer(path: "", reason: "the request cannot be understood"))
    }
    // What a request for a page is told by, and no more.
    last = WorkerRequest(path: request.path, options: request.options)
    return reply(to: request)
  }

  /// Opens the file, or reads or draws the page that is asked for.
  func reply(to request: WorkerRequest) -> WorkerReply {
    if let text = request.searchablePDF {
      // The file is not needed open for it.
      file = nil
      do throws(SearchablePDFError) {
        try SearchablePDF.write(
          request.path, isPDF: Extractor.isPDF(request.path), pages: text.pages, to: text.output)
        return .written
      } catch {
        return .notWritten(error)
      }
    }
    do throws(ExtractionError) {
      let file = try opened(request)
      if let picture = request.picture { return .picture(try file.picture(picture)) }
      guard let number = request.page else { return .opened(file.summary) }
      return .page(try file.page(number))
    } catch {
      return .failed(error)
    }
  }

  private func opened(_ request: WorkerRequest) throws(ExtractionError) -> OpenedFile {
    if let file, path == request.path, options == request.options,
      request.page != nil || request.picture != nil
    {
      return file
    }
    // The one before is closed first: two large files at a time are not needed.
    file = nil
    let file = try Extractor.withLibraries(request.options).open(request.path)
    (self.file, path, options) = (file, request.path, request.options)
    return file
  }
}
