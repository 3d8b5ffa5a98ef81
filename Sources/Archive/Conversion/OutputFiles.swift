import Catalogue
import Corrections
import Dispatch
import DurableFiles
import Export
import Pipeline
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The output folder: where outputs wait until they are whole, and where they go then.
struct OutputFiles: Sendable {
  /// The output folder.
  let folder: String
  /// Where outputs wait.
  let stage: String
  let formats: [DocumentWriter.Format]
  let fingerprint: String
  let run: Int64

  private let fileSystem: FileSystemSync?

  /// More threads than this do not make a disk faster.
  private static let threads = 4
  /// For so many documents the whole file system is forced to the disk.
  private static let manyDocuments = 16

  init(
    folder: String, formats: [DocumentWriter.Format], fingerprint: String, run: Int64
  ) {
    self.folder = folder
    stage = folder + "/.dau-stage"
    self.formats = formats
    self.fingerprint = fingerprint
    self.run = run
    fileSystem = FileSystemSync(of: folder)
  }

  /// Makes the stage, empty.
  func openStage() throws(WriteError) {
    clearStage()
    try OutputFolder.make(stage)
  }

  /// Removes the stage with what a run has left there.
  func clearStage() {
    if let entries = opendir(stage) {
      while let entry = readdir(entries) {
        let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
        _ = PathBytes(stage).appending(name).withCString { unlink($0) }
      }
      closedir(entries)
    }
    rmdir(stage)
  }

  /// Takes the outputs of a document away that shall not come to their place.
  func discard(stage: String) {
    for ending in formats.map(\.fileExtension) + ["pdf"] { unlink("\(stage).\(ending)") }
  }

  /// Brings outputs to their places, and says what the journal shall hold.
  func settle(
    _ group: [ConversionOutcome]
  ) -> (settled: [Committer.Settled], entries: [JournalEntry]) {
    let folders = Mutex<Set<String>>([])
    let errors = Mutex([WriteError?](repeating: nil, count: group.count))
    let converted = group.count { if case .converted = $0 { true } else { false } }
    let isOnDisk = converted >= Self.manyDocuments && fileSystem?.run() == true
    DispatchQueue.concurrentPerform(iterations: min(Self.threads, group.count)) { thread in
      for index in stride(from: thread, to: group.count, by: Self.threads) {
        do throws(WriteError) {
          let changed = try settle(group[index], isOnDisk: isOnDisk)
          folders.withLock { $0.formUnion(changed) }
        } catch {
          errors.withLock { $0[index] = error }
        }
      }
    }
    for folder in folders.withLock({ $0 }) {
      do throws(WriteError) {
        try OutputFolder.sync(folder)
      } catch {
        // Which names are safe is not known, so none is.
        errors.withLock { errors in for index in errors.indices { errors[index] = error } }
      }
    }
    let settled = zip(group, errors.withLock { $0 }).map(Committer.Settled.init)
    return (settled, settled.compactMap { $0.error == nil ? entry(of: $0.outcome) : nil })
  }

  private func settle(
    _ outcome: ConversionOutcome, isOnDisk: Bool
  ) throws(WriteError) -> Set<String> {
    switch outcome {
    case .converted(let job, let reply, let stage):
      let staged = (reply.outputs ?? []).map { ending in
        StagedFile(
          temporary: "\(stage).\(ending)", path: "\(folder)/\(job.base).\(ending)")
      }
      do throws(WriteError) {
        try makeFolder(of: job.base)
        return try StagedFile.settle(staged, isOnDisk: isOnDisk)
      } catch {
        StagedFile.discard(staged)
        throw error
      }
    case .duplicate(let job, let document):
      try makeFolder(of: job.base)
      for ending in document.endings {
        try AtomicFile.link(
          "\(folder)/\(document.base).\(ending)", to: "\(folder)/\(job.base).\(ending)")
      }
      let corrections = CorrectionFile(base: "\(folder)/\(document.base)")
      let own = CorrectionFile(base: "\(folder)/\(job.base)")
      // Under both names it is one file, so that what is said of one is said of the other.
      if corrections.exists, !own.exists { try AtomicFile.link(corrections.path, to: own.path) }
      return [parent(of: job.base)]
    case .failed, .kept:
      return []
    }
  }

  private func entry(of outcome: ConversionOutcome) -> JournalEntry? {
    switch outcome {
    case .converted(let job, let reply, _):
      guard let rows = reply.rows else { return nil }
      let document = ConvertedDocument(
        entry: rows, outputs: (reply.outputs ?? []).map { "\(job.base).\($0)" },
        bytes: job.stamp.size, seconds: reply.seconds ?? 0, run: run)
      return .converted(
        job.record(.converted, fingerprint: fingerprint), document, reply.failureRecords)
    case .duplicate(let job, _):
      return .kept(job.record(.linked, fingerprint: fingerprint), [])
    case .failed(let job, let failure):
      return .failed(job.record(.failed, fingerprint: fingerprint), failure)
    case .kept(let record, let failures):
      return .kept(record, failures)
    }
  }

  private func parent(of base: String) -> String {
    base.lastIndex(of: "/").map { "\(folder)/\(base[..<$0])" } ?? folder
  }

  private func makeFolder(of base: String) throws(WriteError) {
    if base.contains("/") { try OutputFolder.make(parent(of: base)) }
  }
}

extension DocumentReply {
  /// The pages and outputs that are missing, as the journal keeps them.
  var failureRecords: [FailureRecord] {
    let outputs = (outputFailures ?? []).map {
      FailureRecord(
        stage: "export", reason: $0, exitCode: RunStatus.unreadable.rawValue, isPassing: false)
    }
    let pages = (failures ?? []).map {
      FailureRecord(
        page: $0.number, stage: "extraction", reason: $0.reason,
        exitCode: RunStatus.unreadable.rawValue, isPassing: false)
    }
    return outputs + pages
  }
}
