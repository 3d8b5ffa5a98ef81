import DocumentModel
import Synchronization

/// Restores the words of documents; safe to use from several threads at once.
public final class Restorer: Sendable {
  private let model: RestorationModel
  private let sessions = Mutex<[Idle]>([])
  private let shared = SharedReadings()

  /// A session that no thread uses.
  private struct Idle: @unchecked Sendable {
    // Safe: a session is taken out of the pool before it is used and put back afterwards.
    let session: RestorationSession
  }

  /// Uses an opened model.
  public init(model: RestorationModel) { self.model = model }

  /// Opens a trained model, the file that `dau train` writes.
  public convenience init(modelAt path: String) throws {
    self.init(model: try RestorationModel(path: path))
  }

  /// The same pages with better words, each with its original and its probability.
  ///
  /// The pages are one document: which channels its text came through is estimated from all of
  /// them.
  public func restore(_ pages: [Page]) -> [Page] {
    withSession { session in
      let lines = pages.flatMap(\.lines)
      session.startDocument()
      // Sentences and sequences of labels run on from page to page.
      let isRecognized = pages.contains { [.ocr, .restoredTextLayer].contains($0.source) }
      var rest = session.restore(lines, isRecognized: isRecognized)[...]
      return pages.map { page in
        var restored = page
        restored.lines = Array(rest.prefix(page.lines.count))
        rest = rest.dropFirst(page.lines.count)
        return restored
      }
    }
  }

  /// Calls `body` with a session of the calling thread's own.
  func withSession<Result>(_ body: (RestorationSession) throws -> Result) rethrows -> Result {
    let idle =
      sessions.withLock { $0.popLast() }
      ?? Idle(session: RestorationSession(model: model, shared: shared))
    defer { sessions.withLock { $0.append(idle) } }
    return try body(idle.session)
  }
}
