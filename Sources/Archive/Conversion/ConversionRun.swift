import Catalogue
import Corrections
import DurableFiles
import Foundation
import Pipeline
import Synchronization
import Workers

/// One run over an archive: who finds documents, who converts them, and who settles them.
final class ConversionRun: Sendable {
  let converter: Converter
  let journal: CatalogueWriter
  let files: OutputFiles
  let fingerprint: String
  private let number: Int64
  private let queue: JobQueue
  private let disk: DiskGuard
  private let committer = Mutex<Committer?>(nil)
  private let lock: OutputLock
  private let stageNumber = Atomic<Int>(0)
  private let error = Mutex<(any Error)?>(nil)

  private var options: ConversionOptions { converter.options }
  private var settings: ConversionSettings { converter.settings }
  private var observer: ConversionObserver? { converter.observer }

  /// Takes the output folder and opens the journal.
  init(_ converter: Converter, fingerprint: String) throws {
    self.converter = converter
    lock = try OutputLock(converter.output)
    journal = try CatalogueWriter(at: "\(converter.output)/\(CatalogueWriter.fileName)")
    number = try journal.beginRun()
    self.fingerprint = fingerprint
    files = OutputFiles(
      folder: converter.output, formats: converter.options.formats, fingerprint: fingerprint,
      run: number)
    try files.openStage()
    let jobs = converter.settings.jobs ?? ProcessInfo.processInfo.activeProcessorCount
    queue = JobQueue(workers: jobs)
    disk = DiskGuard(converter.settings, output: converter.output, observer: converter.observer)
    let committer = Committer(
      files: files, journal: journal,
      onSettled: { [weak self] in await self?.settled($0) },
      onJournalError: { [weak self] in await self?.journalFailed($0) ?? false })
    self.committer.withLock { $0 = committer }
  }

  /// What ended the run before its time, where it was no failure of a document.
  var fatalError: (any Error)? { error.withLock { $0 } }

  // MARK: Finding documents

  /// Goes through the files and hands out what is to be converted.
  func plan(_ inputs: [(file: InputFile, base: String)]) async {
    do {
      var planner = try ConversionPlanner(
        journal: journal, settings: settings, fingerprint: fingerprint,
        output: converter.output, run: number)
      for input in inputs {
        if await queue.isStopped { break }
        try await handle(planner.decide(input.file, base: input.base), planner)
      }
    } catch {
      await end(error)
    }
    await queue.finish()
  }

  private func handle(
    _ decision: ConversionPlanner.Decision, _ planner: ConversionPlanner
  ) async throws {
    switch decision {
    case .convert(let job):
      if await queue.attach(job) { return }
      // It may have been settled since the planner asked the journal.
      if planner.isOvertaken, case .link(let job, let document) = try planner.decideByContent(job) {
        await queue.beginLinking()
        return await add(.duplicate(job, document))
      }
      await queue.add(job)
    case .link(let job, let document):
      await queue.beginLinking()
      await add(.duplicate(job, document))
    case .kept(let record, let isChanged, let failures):
      converter.report.withLock { $0.kept += 1 }
      for failure in failures { converter.fail(record.path, failure) }
      if isChanged { await add(.kept(record, failures)) }
      observer?(.kept(path: record.path, duplicateOf: nil))
    case .stillFailed(let record, let isChanged, let failures):
      if isChanged { await add(.kept(record, failures)) }
      observer?(.stillFailed(path: record.path))
      for failure in failures { converter.fail(record.path, failure) }
    case .unreadable(let job, let failure):
      await add(.failed(job, failure))
    case .passed(let path):
      observer?(.passed(path: path))
    }
  }

  /// Keeps a path that could not be walked.
  func note(_ failure: InputError) async {
    let job = ConversionJob(
      file: InputFile(path: failure.path, relativePath: failure.path), base: "",
      stamp: FileStamp(size: 0, modified: 0, changed: 0, node: 0), sha256: "")
    await add(
      .failed(
        job,
        FailureRecord(
          stage: "input", reason: failure.reason, exitCode: RunStatus.unreadable.rawValue,
          isPassing: true)))
  }

  // MARK: Converting

  /// A document that a worker has, and where its outputs wait.
  private struct InHand {
    var job: ConversionJob
    var number: Int
    var stage: String
  }

  /// Converts documents until there are no more; a worker that is lost is replaced.
  ///
  /// - Parameters:
  ///   - pageWorkers: How many pages of its document a worker reads at a time.
  ///   - early: The first worker, where one has been started already.
  func work(pageWorkers: Int, beginningWith early: EarlyWorker? = nil) async {
    var early = early
    while await !queue.isOver {
      // Nothing is started for nothing: the first document comes first.
      guard let first = await take() else { return }
      // The worker is at the first of these.
      let inHand = Mutex([staged(first)])
      do {
        if let worker = early.take() {
          try await worker.run { try await self.feed($0, inHand) }
        } else {
          try await converter.workers(pageWorkers) { try await self.feed($0, inHand) }
        }
      } catch {
        if await queue.isStopped { return }
        if case WorkerLoss.notStarted = error { return await end(error) }
        let documents = inHand.withLock(\.self)
        // Only the document that the worker was at can be to blame.
        for document in documents.dropFirst().reversed() { await queue.addAgain(document.job) }
        if let document = documents.first { await lost(document.job, error) }
      }
    }
  }

  /// Hands documents to a worker until there are no more, or none but those that may come back: the
  /// worker ends while they are settled.
  private func feed(_ worker: any DocumentWorker, _ inHand: borrowing Mutex<[InHand]>) async throws
  {
    var receiving: Task<Void, Never>?
    while let document = inHand.withLock(\.first) {
      try await send(document, to: worker)
      observer?(.started(path: document.job.file.path))
      while let current = inHand.withLock(\.first), await !queue.isStopped {
        try await sendAnother(to: worker, inHand)
        let reply = try await worker.receive { [observer] done, total in
          observer?(.page(path: current.job.file.path, done: done, total: total))
        }
        let following = inHand.withLock { documents in
          documents.removeFirst()
          return documents.first
        }
        if let following { observer?(.started(path: following.job.file.path)) }
        // The answer is read while the worker is at the next document.
        await receiving?.value
        receiving = Task { await self.receive(reply(), of: current.job, stage: current.stage) }
      }
      if await queue.isWaitingForTheLast { break }
      let next = await take().map(staged)
      inHand.withLock { $0 = next.map { [$0] } ?? [] }
    }
    await receiving?.value
  }

  /// Gives a worker the next document while it is at one, so that it never waits for this process.
  private func sendAnother(
    to worker: any DocumentWorker, _ inHand: borrowing Mutex<[InHand]>
  ) async throws {
    guard inHand.withLock(\.count) == 1, let spare = await queue.spare() else { return }
    let following = staged(spare)
    inHand.withLock { $0.append(following) }
    try await send(following, to: worker)
  }

  private func staged(_ job: ConversionJob) -> InHand {
    let number = stageNumber.wrappingAdd(1, ordering: .relaxed).newValue
    return InHand(job: job, number: number, stage: "\(files.stage)/\(number)")
  }

  private func take() async -> ConversionJob? {
    if await queue.isWaitingForTheLast { await committer.withLock { $0 }?.hurry() }
    return await queue.next()
  }

  private func send(_ document: InHand, to worker: any DocumentWorker) async throws {
    let (job, stage) = (document.job, document.stage)
    let path = job.file.path
    var readable = path
    if job.file.bytes != nil { readable = try link(job.file, at: "\(stage)-input") }
    let corrections = CorrectionFile(base: "\(converter.output)/\(job.base)")
    try await worker.send(
      DocumentRequest(
        id: String(document.number), path: readable, source: readable == path ? nil : path,
        document: false, rows: true, output: stage,
        corrections: corrections.exists ? corrections.path : nil, progress: true))
  }

  /// Passes on what came of a document.
  private func receive(_ reply: DocumentReply, of job: ConversionJob, stage: String) async {
    if await queue.isStopped { return files.discard(stage: stage) }
    guard let problem = reply.error else {
      return await add(.converted(job, reply, stage: stage))
    }
    files.discard(stage: stage)
    if let code = problem.systemCode {
      return await unwritten(job, WriteError(path: "\(converter.output)/\(job.base)", code: code))
    }
    await add(
      .failed(
        job,
        FailureRecord(
          stage: problem.stage, reason: problem.reason, exitCode: problem.exitCode,
          isPassing: problem.isPassing)))
  }

  /// Gives a file whose name is no text a name that is.
  private func link(_ file: InputFile, at path: String) throws -> String {
    let ending = file.path.split(separator: ".").last.map { "." + $0 } ?? ""
    let target = FileStatus.realPath(file.systemPath) ?? file.systemPath
    _ = target.withCString { symlink($0, path + ending) }
    return path + ending
  }

  /// A worker was lost over a document: once more, or set aside.
  private func lost(_ job: ConversionJob, _ loss: any Error) async {
    var job = job
    job.attempts += 1
    if job.attempts < settings.attempts {
      observer?(.notice("\(job.file.path): \(loss); trying once more"))
      observer?(.postponed(path: job.file.path))
      await queue.addAgain(job)
    } else {
      await add(
        .failed(
          job,
          FailureRecord(
            stage: "worker", reason: "\(loss); set aside after \(job.attempts) attempts",
            exitCode: RunStatus.unreadable.rawValue, isPassing: false)))
    }
  }

  // MARK: Settling

  /// Brings an outcome to be settled.
  private func add(_ outcome: ConversionOutcome) async {
    let committer = committer.withLock { $0 }
    await committer?.add(outcome)
    if await queue.isWaitingForTheLast { await committer?.hurry() }
  }

  /// Brings an outcome that follows from one which is being settled.
  private func addNext(_ outcome: ConversionOutcome) async {
    await committer.withLock { $0 }?.addWithoutWaiting(outcome)
  }

  private func settled(_ group: [Committer.Settled]) async {
    for settled in group {
      switch (settled.outcome, settled.error) {
      case (.converted(let job, _, _), let error?):
        await unwritten(job, error)
        continue
      case (.duplicate(let job, let document), let error?):
        await unwritten(job, error, linkedTo: document)
        continue
      case (let outcome, _): tell(outcome)
      }
      if case .duplicate = settled.outcome { await queue.endLinking() }
      if let content = settled.outcome.settledContent { await release(content, settled.outcome) }
    }
  }

  private func tell(_ outcome: ConversionOutcome) {
    switch outcome {
    case .converted(let job, let reply, _):
      converter.report.withLock { report in
        report.converted += 1
        report.pages += reply.pages ?? 0
        report.doubtfulWords += reply.rows?.document.doubtfulWords ?? 0
      }
      for failure in reply.failureRecords { converter.fail(job.file.path, failure) }
      observer?(
        .finished(path: job.file.path, pages: reply.pages ?? 0, seconds: reply.seconds ?? 0))
    case .duplicate(let job, let document):
      converter.report.withLock { $0.duplicates += 1 }
      observer?(.kept(path: job.file.path, duplicateOf: document.path))
    case .failed(let job, let failure):
      converter.fail(job.file.path, failure)
    case .kept: break
    }
  }

  /// Gives the duplicates of a document that is settled what they waited for.
  private func release(_ content: String, _ outcome: ConversionOutcome) async {
    for job in await queue.settle(content) {
      switch outcome {
      case .failed(_, let failure):
        await addNext(.failed(job, failure))
        await queue.endLinking()
      case .converted(let original, let reply, _):
        let outputs = (reply.outputs ?? []).map { "\(original.base).\($0)" }
        await addNext(
          .duplicate(
            job,
            StoredDocument(
              path: original.file.path, base: original.base, outputs: outputs, run: number)))
      case .duplicate, .kept: break
      }
    }
  }

  /// An output could not be written: the disk, or this one place.
  ///
  /// - Parameter document: What the outputs were to be links to, if they were.
  private func unwritten(
    _ job: ConversionJob, _ error: WriteError, linkedTo document: StoredDocument? = nil
  ) async {
    if error.diskTrouble != nil {
      // What waits here holds up nothing: it is put back when the disk takes outputs again.
      Task {
        if await disk.isMended(error) {
          observer?(.postponed(path: job.file.path))
          if let document {
            await add(.duplicate(job, document))
          } else {
            await queue.addAgain(job)
          }
        } else {
          await end(error)
        }
      }
      return
    }
    let failure = FailureRecord(
      stage: "export", reason: String(describing: error),
      exitCode: RunStatus.notWritten.rawValue, isPassing: true)
    await addNext(.failed(job, failure))
    if document != nil { await queue.endLinking() }
    // The next document would fail in the same way, after minutes of work.
    if !error.concernsOneOutput { await stop() }
  }

  private func journalFailed(_ error: CatalogueError) async -> Bool {
    if case .system(let code) = error.problem {
      if await disk.isMended(WriteError(path: journal.path, code: code)) { return true }
      await end(WriteError(path: journal.path, code: code))
    } else {
      await end(error)
    }
    return false
  }

  // MARK: The end

  /// Ends the run for a reason that is no document's.
  private func end(_ reason: any Error) async {
    error.withLock { if $0 == nil { $0 = reason } }
    await stop()
  }

  /// Hands out no more documents.
  func stop() async {
    disk.stop()
    await queue.stop()
  }

  /// Waits until all that was converted is settled.
  func drain() async { await committer.withLock { $0 }?.drain() }

  /// Writes the index and the list of failures, closes the journal and gives the folder back.
  func finish() throws {
    defer { lock.release() }
    files.clearStage()
    defer { try? journal.close() }
    try RunFiles(journal: journal, output: converter.output, options: options).write()
  }
}
