/// The documents that are to be converted, between the one who finds them and those who convert them.
///
/// It is short, so that the archive is read only as fast as it is converted. It is over when the last
/// document is settled, not when the last is handed out: one that was lost may come back.
actor JobQueue {
  private let workers: Int
  /// A file up to this size, in bytes, is soon done.
  private static let smallSize = 1 << 18
  private var capacity: Int { 4 * workers }
  private var jobs: [ConversionJob] = []
  private var isFilled = false
  private(set) var isStopped = false
  /// Contents that are being converted, with the duplicates that wait for them.
  private var unsettled: [String: [ConversionJob]] = [:]
  /// How many duplicates are on their way to their place.
  private var linking = 0
  private var takers: [CheckedContinuation<Void, Never>] = []
  private var givers: [CheckedContinuation<Void, Never>] = []

  /// - Parameter workers: How many take documents out.
  init(workers: Int) { self.workers = workers }

  /// Whether nobody converts anything more.
  var isOver: Bool { isStopped || isFilled && jobs.isEmpty && unsettled.isEmpty && linking == 0 }

  /// Whether all have been handed out and only their settling is awaited.
  var isWaitingForTheLast: Bool { isFilled && jobs.isEmpty }

  /// Puts a duplicate with the document that is being converted; `false` where none is.
  func attach(_ job: ConversionJob) -> Bool {
    guard unsettled[job.sha256] != nil else { return false }
    unsettled[job.sha256, default: []].append(job)
    return true
  }

  /// Adds a document; waits while there are enough.
  func add(_ job: ConversionJob) async {
    unsettled[job.sha256] = []
    jobs.append(job)
    wake(&takers)
    while jobs.count > capacity, !isStopped {
      await withCheckedContinuation { givers.append($0) }
    }
  }

  /// Brings a document back that has to be converted again.
  func addAgain(_ job: ConversionJob) {
    jobs.insert(job, at: 0)
    wake(&takers)
  }

  /// Tells that no more will be added.
  func finish() {
    isFilled = true
    wake(&takers)
  }

  /// Ends all waiting; nothing is handed out any more.
  func stop() {
    isStopped = true
    wake(&takers)
    wake(&givers)
  }

  /// The next document; waits for it, and gives `nil` when all are settled.
  func next() async -> ConversionJob? {
    while true {
      if isOver { return nil }
      if !jobs.isEmpty {
        let job = jobs.removeFirst()
        if jobs.count <= capacity { wake(&givers) }
        return job
      }
      await withCheckedContinuation { takers.append($0) }
    }
  }

  /// A document for a worker that has one already, so that it need not wait for the next.
  ///
  /// It must be a small one, and enough must be left for the other workers, since it waits until this
  /// worker has time for it.
  func spare() -> ConversionJob? {
    guard !isStopped, jobs.count > workers, let job = jobs.first, job.stamp.size <= Self.smallSize
    else { return nil }
    jobs.removeFirst()
    if jobs.count <= capacity { wake(&givers) }
    return job
  }

  /// Tells that a content is settled, and gives the duplicates that waited for it.
  func settle(_ content: String) -> [ConversionJob] {
    let waiting = unsettled.removeValue(forKey: content) ?? []
    linking += waiting.count
    if isOver { wake(&takers) }
    return waiting
  }

  /// Tells that a duplicate is on its way which nobody waited for.
  func beginLinking() { linking += 1 }

  /// Tells that a duplicate is settled.
  func endLinking() {
    linking -= 1
    if isOver { wake(&takers) }
  }

  private func wake(_ waiting: inout [CheckedContinuation<Void, Never>]) {
    for continuation in waiting { continuation.resume() }
    waiting = []
  }
}
