import Catalogue
import SourceFiles

/// What a worker answers: that one more page is done, what the document is, or what went wrong.
public struct DocumentReply: Codable, Hashable, Sendable {
  /// How many pages are done.
  public struct Progress: Codable, Hashable, Sendable {
    /// So many are done.
    public var done: Int
    /// So many there are.
    public var total: Int
  }

  /// Why a document could not be converted.
  public struct Problem: Codable, Hashable, Sendable, Error {
    /// The stage that failed.
    public var stage: String
    /// What happened, in one line.
    public var reason: String
    /// The exit code that this failure by itself would give.
    public var exitCode: Int32
    /// Whether the machine was to blame, so that the same file may well succeed next time.
    public var isPassing: Bool
    /// The system's error number, where an output could not be written.
    public var systemCode: Int32?
  }

  /// The request that is answered; `nil` where the request could not be read.
  public var id: String?
  /// Set where only a page is done and more is to come.
  public var progress: Progress?
  /// Set where the document could not be converted.
  public var error: Problem?
  /// SHA-256 of the file's bytes.
  public var sha256: String?
  /// How many pages the document has.
  public var pages: Int?
  /// How long the conversion took, in seconds.
  public var seconds: Double?
  /// What the names of the outputs end in that were written, without the full stop.
  public var outputs: [String]?
  /// Why outputs are missing that were wanted beside these.
  public var outputFailures: [String]?
  /// The pages that are missing from the document.
  public var failures: [PageFailure]?
  /// What was repaired in the file as a whole.
  public var notes: [String]?
  /// The rows that a catalogue keeps.
  public var rows: CatalogueEntry?
  /// How many bytes follow the answer that hold these rows.
  public var packedRows: Int?

  /// Creates an answer without content.
  public init(id: String?) { self.id = id }
}
