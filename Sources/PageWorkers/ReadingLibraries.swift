import Foundation
import Subprocess
import Workers

/// What the program that reads pages is linked with, and the languages that it can read.
package struct ReadingLibraries: Codable, Hashable, Sendable {
  /// Version of Tesseract: `5.3.0`.
  package var tesseract: String
  /// Version of poppler: `22.12.0`.
  package var poppler: String
  /// Version of Leptonica: `1.82.0`.
  package var leptonica: String
  /// The languages that Tesseract has data for, sorted; empty where it finds no data at all.
  package var languages: [String]

  package init(tesseract: String, poppler: String, leptonica: String, languages: [String]) {
    self.tesseract = tesseract
    self.poppler = poppler
    self.leptonica = leptonica
    self.languages = languages
  }

  /// Why the program that reads pages told nothing.
  package enum Failure: Error, Hashable, Sendable {
    /// There is no such program; the path says where it was looked for.
    case missing(path: String)
    /// It did not answer; the text says how it ended.
    case silent(String)
  }

  /// Asks the program that reads pages.
  package static func installed() async throws(Failure) -> ReadingLibraries {
    let command = WorkerCommand.pageWorker()
    let program = command.executable
    guard command.isInstalled else { throw .missing(path: program) }
    do {
      let run = try await Subprocess.run(
        .path(.init(program)), arguments: ["--describe"], output: .string(limit: 1 << 20),
        error: .discarded)
      guard run.terminationStatus.isSuccess else {
        throw Failure.silent("\(program) ended: \(run.terminationStatus)")
      }
      return try JSONDecoder().decode(Self.self, from: Data(run.standardOutput.utf8))
    } catch let failure as Failure {
      throw failure
    } catch {
      throw .silent("\(program): \(error)")
    }
  }
}
