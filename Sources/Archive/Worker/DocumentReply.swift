import Catalogue
import SourceFiles

/// What a worker answers: that one more page is done, what the document is, or what went wrong.
struct DocumentReply: Codable, Hashable, Sendable {
  /// How many pages are done.
  struct Progress: Codable, Hashable, Sendable {
    /// So many are done.
    var done: Int
    /// So many there are.
    var total: Int
  }

  /// Why a document could not be converted.
  struct Problem: Codable, Hashable, Sendable, Error {
    /// The stage that failed.
    var stage: String
    /// What happened, in one line.
    var reason: String
    /// The exit code that this failure by itself would give.
    var exitCode: Int32
    /// Whether the machine was to blame, so that the same file may well succeed next time.
    var isPassing: Bool
    /// The system's error number, where an output could not be written.
    var systemCode: Int32?
  }

  /// The request that is answered; `nil` where the request could not be read.
  var id: String?
  /// Set where only a page is done and more is to come.
  var progress: Progress?
  /// Set where the document could not be converted.
  var error: Problem?
  /// SHA-256 of the file's bytes.
  var sha256: String?
  /// How many pages the document has.
  var pages: Int?
  /// How long the conversion took, in seconds.
  var seconds: Double?
  /// What the names of the outputs end in that were written, without the full stop.
  var outputs: [String]?
  /// Why outputs are missing that were wanted beside these.
  var outputFailures: [String]?
  /// The pages that are missing from the document.
  var failures: [PageFailure]?
  /// What was repaired in the file as a whole.
  var notes: [String]?
  /// The rows that a catalogue keeps.
  var rows: CatalogueEntry?
  /// How many bytes follow the answer that hold these rows, for each of their parts.
  var packedRows: [Int]?

  /// Creates an answer without content.
  init(id: String?) { self.id = id }
}
