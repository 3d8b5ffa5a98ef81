import Synchronization

/// The readings that all sessions of a restorer found, so that each token is searched once, whoever
/// meets it first.
///
/// A reading depends on the token and on what was searched, not on who searched.
final class SharedReadings: Sendable {
  private let store: Mutex<ReadingStore>

  /// - Parameter limit: bytes of lists beyond which the store starts anew.
  init(limit: Int = 24 << 20) { store = Mutex(ReadingStore(limit: limit)) }

  /// The readings of a piece; `nil` where nobody has met it.
  func find(_ core: Substring, kind: UInt32) -> [Candidate]? {
    store.withLock { $0.find(core, kind: kind) }
  }

  /// Keeps the readings of a piece, unless another session just did.
  func add(_ candidates: [Candidate], of core: Substring, kind: UInt32) {
    store.withLock { store in
      if store.find(core, kind: kind) == nil { store.add(candidates, of: core, kind: kind) }
    }
  }
}
