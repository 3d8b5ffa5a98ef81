import Catalogue
import Dispatch
import DurableFiles

/// Brings what was converted to its place and into the journal, many documents at a time.
///
/// First all outputs are forced to the disk, then they take their names, then the folders are forced
/// to the disk, then the journal says so. Killed between any two of these steps, the next run does
/// the documents again whose entries are missing, and writes the same bytes.
actor Committer {
  /// An outcome that is settled, or the error that kept it from being so.
  struct Settled: Sendable {
    var outcome: ConversionOutcome
    var error: WriteError?
  }

  /// So many documents share one transaction.
  private static let groupSize = 64
  /// So many may wait before those who bring more wait, too.
  private static let waitingSize = 256
  private static let pause = Duration.milliseconds(200)

  private let files: OutputFiles
  private let journal: CatalogueWriter
  private let onSettled: @Sendable ([Settled]) async -> Void
  private let onJournalError: @Sendable (CatalogueError) async -> Bool
  private let queue = DispatchQueue(label: "commit")
  private var pending: [ConversionOutcome] = []
  private var isCommitting = false
  private var timer: Task<Void, Never>?
  private var waiting: [CheckedContinuation<Void, Never>] = []
  /// Set where the journal cannot be written any more.
  private(set) var error: CatalogueError?

  /// Makes a committer ready.
  ///
  /// - Parameters:
  ///   - onSettled: Is told what is settled, in the order in which it came.
  ///   - onJournalError: Says whether the journal may be tried again.
  init(
    files: OutputFiles, journal: CatalogueWriter,
    onSettled: @escaping @Sendable ([Settled]) async -> Void,
    onJournalError: @escaping @Sendable (CatalogueError) async -> Bool
  ) {
    self.files = files
    self.journal = journal
    self.onSettled = onSettled
    self.onJournalError = onJournalError
  }

  /// Takes an outcome; waits while too many are not settled yet.
  func add(_ outcome: ConversionOutcome) async {
    addWithoutWaiting(outcome)
    while pending.count > Self.waitingSize, error == nil {
      await withCheckedContinuation { waiting.append($0) }
    }
  }

  /// Takes an outcome: what those must use who settle others, since settling would wait for itself.
  func addWithoutWaiting(_ outcome: ConversionOutcome) {
    pending.append(outcome)
    if pending.count >= Self.groupSize {
      start()
    } else if timer == nil, !isCommitting {
      timer = Task {
        try? await Task.sleep(for: Self.pause)
        start()
      }
    }
  }

  /// Settles what there is without waiting for more.
  func hurry() { if !pending.isEmpty { start() } }

  /// Waits until all is settled.
  func drain() async {
    while isCommitting || !pending.isEmpty {
      start()
      await withCheckedContinuation { waiting.append($0) }
    }
  }

  private func start() {
    timer?.cancel()
    timer = nil
    guard !isCommitting, !pending.isEmpty else { return }
    isCommitting = true
    Task { await commit() }
  }

  private func commit() async {
    while !pending.isEmpty, error == nil {
      let group = Array(pending.prefix(Self.groupSize))
      pending.removeFirst(group.count)
      await commit(group)
      wake()
    }
    if error != nil { pending = [] }
    isCommitting = false
    wake()
  }

  private func wake() {
    for continuation in waiting { continuation.resume() }
    waiting = []
  }

  private func commit(_ group: [ConversionOutcome]) async {
    let (settled, entries) = await blocking { [files] in files.settle(group) }
    while true {
      do {
        try await blocking { [journal] in Result { try journal.commit(entries) } }.get()
        break
      } catch {
        let error =
          error as? CatalogueError ?? CatalogueError(path: journal.path, .other("\(error)"))
        if await onJournalError(error) { continue }
        self.error = error
        return
      }
    }
    await onSettled(settled)
  }

  /// Runs what waits for the disk on a thread that may wait.
  private func blocking<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { continuation in
      queue.async { continuation.resume(returning: body()) }
    }
  }
}
