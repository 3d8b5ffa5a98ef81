import DocumentModel
import Foundation
import SourceFiles
import TestSupport
import Workers

@testable import PageWorkers

/// A worker that is a shell script and behaves as badly as a test wants.
///
/// It opens a file of eight pages and answers every page with one and the same, numbered 0.
struct FakeWorker {
  private let folder: TemporaryFolder
  var command: WorkerCommand

  /// - Parameter misdeeds: what is done instead of answering a request for a page, by its number.
  init(_ misdeeds: [Int: String]) throws {
    folder = try TemporaryFolder()
    let opened = WorkerReply.opened(.init(sha256: "00", pageNumbers: Array(1...8)))
    let page = WorkerReply.page(.init(Page(number: 0, source: .ocr)))
    let cases = misdeeds.map { number, misdeed in #"*'"page":\#(number),'*) \#(misdeed) ;;"# }
    let script = """
      while read -r line; do
        echo $$ >> '\(folder.path)/served'
        case "$line" in
          \(cases.joined(separator: "\n    "))
          *'"page"'*) echo '\(try FakeWorker.json(page))' ;;
          *) echo '\(try FakeWorker.json(opened))' ;;
        esac
      done
      """
    try folder.write(script, to: "worker.sh")
    command = WorkerCommand(executable: "/bin/sh", arguments: [folder.path + "/worker.sh"])
  }

  private static func json(_ reply: WorkerReply) throws -> String {
    String(decoding: try JSONEncoder().encode(reply), as: UTF8.self)
  }

  /// How many processes answered or were to answer.
  var processCount: Int {
    Set((folder.text("served") ?? "").split(separator: "\n")).count
  }

  /// Reads a file that looks like a PDF.
  func extract(workers: Int = 2, timeout: Double = 60) async throws -> ExtractedFile {
    try folder.write("%PDF-1.4", to: "a.pdf")
    var options = ExtractionOptions()
    options.pageTimeout = timeout
    let extractor = IsolatedExtractor(
      options: options, pool: WorkerPool(command, count: workers), grace: 0)
    return try await extractor.extract(folder.path + "/a.pdf")
  }
}
