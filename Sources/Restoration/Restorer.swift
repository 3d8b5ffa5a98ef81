import DocumentModel
import Synchronization

/// Restores the words of documents; safe to use from several threads at once.
public final class Restorer: Sendable {
  private let model: RestorationModel
  private let sessions = Mutex<[Idle]>([])
  private let shared: SharedReadings
  private let tokenMemory: Int
  /// Whether another thread may help with one document.
  private let hasHelp: Bool
  private let weights: EvidenceWeights

  /// A session that no thread uses.
  private struct Idle: @unchecked Sendable {
    // Safe: a session is taken out of the pool before it is used and put back afterwards.
    let session: RestorationSession
  }

  /// Uses an opened model.
  public convenience init(model: RestorationModel) {
    self.init(model: model, weights: EvidenceWeights())
  }

  /// - Parameters:
  ///   - model: an opened model.
  ///   - weights: what the witnesses of a page count.
  package init(model: RestorationModel, weights: EvidenceWeights) {
    self.model = model
    self.weights = weights
    shared = SharedReadings()
    tokenMemory = TokenStore.standardLimit
    hasHelp = true
  }

  /// - Parameters: bytes that may be remembered; beyond them it is forgotten, which changes nothing
  ///   but the time.
  ///   - tokenMemory: what was made of tokens, for each thread.
  ///   - readingMemory: what tokens may stand for, for all threads together.
  ///   - hasHelp: whether another thread may help with one document.
  init(model: RestorationModel, tokenMemory: Int, readingMemory: Int, hasHelp: Bool = true) {
    self.model = model
    self.hasHelp = hasHelp
    weights = EvidenceWeights()
    self.tokenMemory = tokenMemory
    shared = SharedReadings(limit: readingMemory)
  }

  /// Opens a trained model, the file that `dau train` writes.
  public convenience init(modelAt path: String) throws {
    self.init(model: try RestorationModel(path: path))
  }

  /// Opens a trained model for a process that goes through an archive: it remembers so little that it
  /// takes its full memory early on, and no more however many documents come.
  ///
  /// - Parameter hasHelp: whether another thread may help with one document.
  package static func forArchives(modelAt path: String, hasHelp: Bool) throws -> Restorer {
    Restorer(
      model: try RestorationModel(path: path), tokenMemory: 1 << 20, readingMemory: 2 << 20,
      hasHelp: hasHelp)
  }

  /// The same pages with better words, each with its original and its probability.
  ///
  /// The pages are one document: which channels its text came through is estimated from all of
  /// them.
  ///
  /// - Parameters:
  ///   - pages: the pages as they were read.
  ///   - layers: the lines of the garbled text layers of pages that were read from their images, by
  ///     the numbers of the pages: both are fused.
  public func restore(_ pages: [Page], layers: [Int: [Line]] = [:]) -> [Page] {
    withSession { session in
      let lattice = EvidenceLattice(model: model.language)
      let pages = fuse(pages, layers, session)
      let fits = LayerFits(of: pages, lattice, isBeside: hasHelp)
      let lines = pages.flatMap(\.lines)
      session.startDocument()
      // Sentences and sequences of labels run on from page to page.
      let isRecognized = pages.contains { [.ocr, .restoredTextLayer].contains($0.source) }
      var rest = session.restore(lines, isRecognized: isRecognized, isWhole: true)[...]
      let asTheyStand = fits.asTheyStand
      let restored = pages.indices.map { index -> Page in
        let page = pages[index]
        var restored = page
        restored.lines = Array(rest.prefix(page.lines.count))
        rest = rest.dropFirst(page.lines.count)
        guard let asItStands = asTheyStand[index],
          let fit = LayerFit(page.lines, asItStands, restored: restored.lines, lattice)
        else { return restored }
        restored.reason += "; \(fit.summary)"
        if fit.isGarbled { restored.source = .restoredTextLayer }
        return restored
      }
      return RowNumberRepair.repair(restored)
    }
  }

  /// The pages with the best of what was read at each place, and with the lines that only their
  /// layers have.
  private func fuse(
    _ pages: [Page], _ layers: [Int: [Line]], _ session: RestorationSession
  ) -> [Page] {
    let resolver = EvidenceResolver(model: model.language, weights: weights)
    var restoredLayers: [Int: [Line]] = [:]
    if !layers.isEmpty {
      // The layers are a text of their own, which came through another recogniser.
      session.startDocument()
      let numbers = layers.keys.sorted()
      var rest = session.restore(
        numbers.flatMap { layers[$0] ?? [] }, isRecognized: true, isWhole: true)[...]
      for number in numbers {
        let count = layers[number]?.count ?? 0
        restoredLayers[number] = Array(rest.prefix(count))
        rest = rest.dropFirst(count)
      }
    }
    return pages.map { page in
      guard page.source == .ocr else { return page }
      let (layer, restored) = (layers[page.number] ?? [], restoredLayers[page.number] ?? [])
      var fused = PageFusion(resolver: resolver).fuse(page, layer, restored)
      if let fit = LayerFit(layer, restored: restored, EvidenceLattice(model: model.language)) {
        fused.reason += "; \(fit.summary)"
      }
      return fused
    }
  }

  /// Calls `body` with a session of the calling thread's own.
  func withSession<Result>(_ body: (RestorationSession) throws -> Result) rethrows -> Result {
    let idle =
      sessions.withLock { $0.popLast() }
      ?? Idle(
        session: RestorationSession(
          model: model, shared: shared, tokenMemory: tokenMemory, weights: weights))
    defer { sessions.withLock { $0.append(idle) } }
    return try body(idle.session)
  }
}
