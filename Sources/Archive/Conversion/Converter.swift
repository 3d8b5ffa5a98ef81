import Catalogue
import DurableFiles
import Export
import Foundation
import Pipeline
import SourceFiles
import Synchronization
import Workers

/// Converts files and folders into an output folder, several documents at a time, each in a worker
/// that may be lost.
///
/// Each failure costs only its own document and is listed. What is finished is in the journal and is
/// not done again; however a run ends, the next one takes it up where the journal stands.
package final class Converter: Sendable {
  let options: ConversionOptions
  let settings: ConversionSettings
  let output: String
  let workers: WorkerSource
  let observer: ConversionObserver?
  let report = Mutex(ConversionReport())
  /// Whether the index of the run has been written: the end of the run and an interruption may come
  /// at the same time, and only one of them ends it.
  private let isFinished = Mutex(false)
  /// What a run works with, once it has begun.
  let run = Mutex<ConversionRun?>(nil)
  /// Whether it is the workers that open the model.
  private let hasModel: Bool
  private let start = ContinuousClock.now

  /// Makes a converter ready.
  ///
  /// - Parameters:
  ///   - options: What is read and written how.
  ///   - output: The folder to write to; it is made where it is missing.
  ///   - settings: How the batch is gone through.
  ///   - observer: Is told what happens.
  package convenience init(
    _ options: ConversionOptions, output: String,
    settings: ConversionSettings = ConversionSettings(), observer: ConversionObserver? = nil
  ) throws {
    ProcessMemory.shareHeaps()
    self.init(
      options, output: output, settings: settings,
      workers: try ProcessDocumentWorker.source(options, limits: settings.limits),
      observer: observer, hasModel: true)
  }

  init(
    _ options: ConversionOptions, output: String, settings: ConversionSettings,
    workers: @escaping WorkerSource, observer: ConversionObserver? = nil,
    hasModel: Bool = false
  ) {
    self.hasModel = hasModel
    self.options = options
    self.settings = settings
    self.output = output.count > 1 && output.hasSuffix("/") ? String(output.dropLast()) : output
    self.workers = workers
    self.observer = observer
  }

  /// Converts all that the paths hold, and writes the index and the list of failures.
  ///
  /// - Throws: `ModelError` where the model cannot be opened; `WriteError` where the output folder, the
  ///   index or the list cannot be written; `CatalogueError` where the catalogue cannot be opened;
  ///   `CancellationError` where `interrupt()` ended the run.
  package func convert(_ paths: [String]) async throws -> ConversionReport {
    let walk = InputWalk(paths, fileExtensions: Extractor.fileExtensions, excluding: output)
    if walk.files.isEmpty, walk.failures.isEmpty {
      for path in paths {
        fail(
          path,
          FailureRecord(
            stage: "input", reason: "holds no file that can be converted",
            exitCode: RunStatus.unreadable.rawValue, isPassing: true))
      }
    }
    return try await convert(walk) { _ in true }
  }

  /// Converts those files of a walk that are admitted.
  func convert(
    _ walk: InputWalk, where isAdmitted: @Sendable (InputFile) -> Bool
  ) async throws -> ConversionReport {
    let bases = OutputNames(walk.files).bases
    var inputs: [(file: InputFile, base: String)] = []
    for (file, base) in zip(walk.files, bases)
    where settings.filter.admits(file.relativePath) && isAdmitted(file) {
      inputs.append((file, base))
    }
    let jobs = settings.jobs ?? ProcessInfo.processInfo.activeProcessorCount
    let slots = max(1, min(jobs, inputs.count))
    // Where there are fewer documents than cores, their pages are read side by side.
    let pageWorkers = max(1, jobs / slots)
    let early = earlyWorkers(min(slots, inputs.count), pageWorkers: pageWorkers)
    defer { for worker in early { worker.end() } }

    let fingerprint = Task.detached { [options] in try ConversionFingerprint.of(options) }
    // Each worker opens the model for itself; one that cannot be opened shall show at once.
    if hasModel { _ = try DocumentReader(options) }
    try OutputFolder.make(output)
    let run = try ConversionRun(self, fingerprint: try await fingerprint.value)
    self.run.withLock { $0 = run }
    report.withLock { report in
      report.output = output
      report.linksOut = walk.linksOut.count
    }
    observer?(.planned(documents: inputs.count))
    try run.journal.forgetFailures { !$0.contains("%") && !FileStatus.isThere($0) }
    for failure in walk.failures { await run.note(failure) }

    await withTaskGroup(of: Void.self) { group in
      let inputs = inputs
      group.addTask { await run.plan(inputs) }
      for slot in 0..<slots {
        let worker = slot < early.count ? early[slot] : nil
        group.addTask { await run.work(pageWorkers: pageWorkers, beginningWith: worker) }
      }
    }
    await run.drain()
    defer { self.run.withLock { $0 = nil } }
    if let error = run.fatalError {
      if let error = error as? WriteError, error.diskTrouble != nil {
        report.withLock { _ = $0.failureStatuses.insert(.notWritten) }
        // On a full disk the index of this run may not come about; the next run writes it.
        _ = try? finishOnce(run, interrupted: false)
        return report.withLock { $0 }
      }
      _ = try? finishOnce(run, interrupted: false)
      throw error
    }
    guard let report = try finishOnce(run, interrupted: Task.isCancelled) else {
      throw CancellationError()
    }
    return report
  }

  /// Workers for a run that will need them: where there is no catalogue yet, nothing is done.
  private func earlyWorkers(_ count: Int, pageWorkers: Int) -> [EarlyWorker] {
    guard !settings.onlyFailed,
      !FileStatus.isThere("\(output)/\(CatalogueWriter.fileName)")
    else { return [] }
    return (0..<count).map { _ in EarlyWorker(workers, pageWorkers: pageWorkers) }
  }

  /// Ends the run at once, from another thread: what is converted is brought to its place, what is
  /// being read is given up, the index and the list of failures are written.
  ///
  /// - Returns: `nil` where the run had come to its end already, or had not begun.
  /// - Throws: `WriteError` where the index or the list cannot be written.
  package func interrupt() throws -> ConversionReport? {
    guard let run = run.withLock({ $0 }) else { return nil }
    let isDrained = DispatchSemaphore(value: 0)
    Task {
      await run.stop()
      await run.drain()
      isDrained.signal()
    }
    isDrained.wait()
    return try finishOnce(run, interrupted: true)
  }

  /// Ends the run, unless that has been done.
  private func finishOnce(_ run: ConversionRun, interrupted: Bool) throws -> ConversionReport? {
    try isFinished.withLock { isFinished in
      if isFinished { return nil }
      isFinished = true
      let report = report.withLock { report in
        report.isInterrupted = interrupted
        report.seconds = ((ContinuousClock.now - start).seconds * 1000).rounded() / 1000
        return report
      }
      try run.finish()
      return report
    }
  }

  /// Counts a failure and tells of it.
  func fail(_ path: String, _ failure: FailureRecord) {
    report.withLock { report in
      if failure.page == 0 { report.failed += 1 } else { report.failedPages += 1 }
      report.failureStatuses.insert(RunStatus(rawValue: failure.exitCode) ?? .failure)
      report.add(reason: failure.reason, path: path)
    }
    observer?(.failed(FailureList.Entry(path: path, failure)))
  }
}

extension FailureList.Entry {
  init(path: String, _ failure: FailureRecord) {
    self.init(
      path: path, page: failure.page == 0 ? nil : failure.page, stage: failure.stage,
      reason: failure.reason, exitCode: failure.exitCode)
  }
}
