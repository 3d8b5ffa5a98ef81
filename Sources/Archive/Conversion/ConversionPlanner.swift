import Catalogue
import Pipeline
import SourceFiles

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Decides for each file what is to be done, from the file and the journal.
struct ConversionPlanner {
  /// What is to be done.
  enum Decision {
    /// It is to be converted, unless its content is in work already.
    case convert(ConversionJob)
    /// The outputs of this document are to be linked.
    case link(ConversionJob, StoredDocument)
    /// Its outputs are there; the record is to be written where it has changed.
    case kept(InputRecord, isChanged: Bool, [FailureRecord])
    /// It failed before and would again; the record is to be written where it has changed.
    case stillFailed(InputRecord, isChanged: Bool, [FailureRecord])
    /// It cannot be read.
    case unreadable(ConversionJob, FailureRecord)
    /// It is not wanted.
    case passed(path: String)
  }

  let journal: CatalogueWriter
  let settings: ConversionSettings
  let fingerprint: String
  let output: String
  let run: Int64
  /// Places that were given in this run instead of taken ones.
  private var givenBases: Set<String> = []
  /// Whether the journal knew nothing when the run began: no file is given twice, so it will know
  /// nothing of one that is yet to be looked at.
  private let isFirstRun: Bool
  /// What had been written to the journal when it was last asked for a content.
  private var commits = 0

  init(
    journal: CatalogueWriter, settings: ConversionSettings, fingerprint: String, output: String,
    run: Int64
  ) throws {
    self.journal = journal
    self.settings = settings
    self.fingerprint = fingerprint
    self.output = output
    self.run = run
    isFirstRun = try journal.isEmpty()
  }

  /// Whether the journal has grown since a decision was made.
  var isOvertaken: Bool { journal.commitCount != commits }

  /// Decides for a file by what marks it as unchanged; its content is not read.
  ///
  /// - Returns: `nil` where only the content can tell.
  func decideByStamp(_ file: InputFile) throws -> Decision? {
    try decideByStamp(file, known: try record(of: file))
  }

  private func record(of file: InputFile) throws -> InputRecord? {
    isFirstRun ? nil : try journal.input(at: file.path)
  }

  private func decideByStamp(_ file: InputFile, known: InputRecord?) throws -> Decision? {
    guard let status = FileStatus.following(file.systemPath) else { return nil }
    let stamp = FileStamp(status)
    if let since = settings.filter.since, stamp.modified < since { return .passed(path: file.path) }
    guard let record = known else {
      return settings.onlyFailed ? .passed(path: file.path) : nil
    }
    guard record.stamp == stamp else { return nil }
    return try decide(on: record, isChanged: false)
  }

  /// Decides for a file.
  ///
  /// - Parameter base: Where its outputs go, unless the journal knows another place.
  mutating func decide(_ file: InputFile, base: String) throws -> Decision {
    let known = try record(of: file)
    if let decision = try decideByStamp(file, known: known) { return decision }
    commits = journal.commitCount
    var job = ConversionJob(
      file: file, base: try known.map(\.base) ?? freeBase(base, for: file),
      stamp: FileStamp(size: 0, modified: 0, changed: 0, node: 0), sha256: "")
    do {
      (job.stamp, job.sha256) = try Self.read(file)
    } catch {
      return .unreadable(
        job,
        FailureRecord(
          stage: "input", reason: error.reason, exitCode: RunStatus.unreadable.rawValue,
          isPassing: true))
    }
    if var record = known, record.sha256 == job.sha256 {
      record.stamp = job.stamp
      job.attempts = record.attempts
      if let decision = try decide(on: record, isChanged: true) { return decision }
    }
    return try decideByContent(job)
  }

  /// Decides on what the journal knows of the same content at the same path.
  private func decide(on record: InputRecord, isChanged: Bool) throws -> Decision? {
    guard record.fingerprint == fingerprint, !settings.isForced else {
      return settings.onlyFailed && record.state != .failed
        ? .passed(path: record.path) : nil
    }
    let failures = try journal.failures(of: record.path)
    switch record.state {
    case .converted, .linked:
      if settings.onlyFailed { return failures.isEmpty ? .passed(path: record.path) : nil }
      guard
        let document = try journal.document(withContent: record.sha256, fingerprint: fingerprint),
        hasOutputs(document, at: record.base)
      else { return nil }
      return .kept(record, isChanged: isChanged, failures)
    case .failed:
      let isOver =
        record.attempts >= settings.attempts || !failures.contains(where: \.isPassing)
      return isOver && !settings.onlyFailed
        ? .stillFailed(record, isChanged: isChanged, failures) : nil
    }
  }

  /// Decides on what the journal knows of the same content at other paths.
  func decideByContent(_ job: ConversionJob) throws -> Decision {
    if !settings.onlyFailed,
      let document = try journal.document(withContent: job.sha256, fingerprint: fingerprint),
      !settings.isForced || document.run == run, document.path != job.file.path,
      hasOutputs(document, at: document.base)
    {
      // The archive has moved: the same file under another path has the same place.
      if document.base == job.base {
        return .kept(job.record(.converted, fingerprint: fingerprint), isChanged: true, [])
      }
      return .link(job, document)
    }
    return .convert(job)
  }

  private func hasOutputs(_ document: StoredDocument, at base: String) -> Bool {
    document.endings.allSatisfy { FileStatus.isThere("\(output)/\(base).\($0)") }
  }

  /// The place, or one near to it where an input of an earlier run has it.
  private mutating func freeBase(_ base: String, for file: InputFile) throws -> String {
    guard !isFirstRun, try journal.isTaken(base: base, otherwiseThanBy: file.path) else {
      return base
    }
    var candidate = OutputNames.fitting(file.relativePath)
    var number = 2
    while true {
      let isTaken = try journal.isTaken(base: candidate, otherwiseThanBy: file.path)
      if !isTaken, !givenBases.contains(candidate) { break }
      candidate = OutputNames.fitting(file.relativePath) + "-\(number)"
      number += 1
    }
    givenBases.insert(candidate)
    return candidate
  }

  private static func read(_ file: InputFile) throws(InputError) -> (FileStamp, String) {
    let descriptor = file.systemPath.withCString { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
    guard descriptor >= 0 else { throw InputError(path: file.path, code: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw InputError(path: file.path, code: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw InputError(path: file.path, reason: "is not a regular file")
    }
    guard let digest = ContentDigest.sha256(ofFile: descriptor) else {
      throw InputError(path: file.path, code: errno)
    }
    return (FileStamp(status), digest)
  }
}
