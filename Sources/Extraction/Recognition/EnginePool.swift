import SourceFiles
import Synchronization

/// Initialised engines, kept so that a language is loaded once a worker and not once a page.
final class EnginePool: Sendable {
  /// The pool of the process.
  static let shared = EnginePool()

  private let idle = Mutex<[String: [TesseractEngine]]>([:])

  private init() {}

  /// Lends an engine for the time of the call.
  func withEngine<Result>(
    language: String, _ body: (TesseractEngine) throws(ExtractionError) -> Result
  ) throws(ExtractionError) -> Result {
    let kept = idle.withLock { $0[language]?.popLast() }
    let engine: TesseractEngine
    if let kept { engine = kept } else { engine = try TesseractEngine(language: language) }
    defer {
      engine.clear()
      idle.withLock { $0[language, default: []].append(engine) }
    }
    return try body(engine)
  }
}
