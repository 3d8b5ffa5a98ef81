import Export
import Extraction
import Synchronization

/// Converts files and folders into an output folder, several documents at a time.
///
/// Each failure costs only its own document and is listed; only when outputs cannot be written does
/// the run end early. However it ends, the index lists exactly what was written.
public final class Converter: Sendable {
  private let options: ConversionOptions
  private let reader: DocumentReader
  private let output: String
  private let jobs: Int
  private let observer: ConversionObserver?
  private let gate = OutputGate()
  private let report = Mutex(ConversionReport())
  /// Whether the index of the run has been written: the end of the run and an interruption may come
  /// at the same time, and only one of them ends it.
  private let isFinished = Mutex(false)
  private let start = ContinuousClock.now

  /// Makes a converter ready.
  ///
  /// - Parameters:
  ///   - options: What is read and written how.
  ///   - output: The folder to write to; it is made where it is missing.
  ///   - jobs: How many documents are worked on, and how many pages are read, at a time; `nil` for
  ///     one a core.
  ///   - observer: Is told what happens.
  /// - Throws: Where the model cannot be opened.
  public convenience init(
    _ options: ConversionOptions, output: String, jobs: Int? = nil,
    observer: ConversionObserver? = nil
  ) throws {
    self.init(
      options, reader: try DocumentReader(options, workers: jobs), output: output, jobs: jobs,
      observer: observer)
  }

  init(
    _ options: ConversionOptions, reader: DocumentReader, output: String, jobs: Int? = nil,
    observer: ConversionObserver? = nil
  ) {
    self.options = options
    self.reader = reader
    self.output = output.count > 1 && output.hasSuffix("/") ? String(output.dropLast()) : output
    self.jobs = max(1, jobs ?? Environment.coreCount)
    self.observer = observer
  }

  /// Converts all that the paths hold, and writes the index and the list of failures.
  ///
  /// - Throws: `WriteError` where the output folder, the index or the list cannot be written;
  ///   `CancellationError` where `interrupt()` ended the run.
  public func convert(_ paths: [String]) async throws -> ConversionReport {
    try AtomicFile.makeFolder(output)
    let walk = InputWalk(paths, fileExtensions: Extractor.fileExtensions, excluding: output)
    observer?(.planned(documents: walk.files.count))
    for failure in walk.failures {
      record(failure, path: failure.path, reason: failure.reason, stage: "input")
    }
    if walk.files.isEmpty, walk.failures.isEmpty {
      for path in paths {
        let reason = "holds no file that can be converted"
        record(InputError(path: path, reason: reason), path: path, reason: reason, stage: "input")
      }
    }
    let bases = OutputNames(walk.files).bases
    await withTaskGroup(of: Void.self) { group in
      for (index, pair) in zip(walk.files, bases).enumerated() {
        if index >= jobs { await group.next() }
        if gate.isClosed || Task.isCancelled { break }
        group.addTask { await self.convert(pair.0, base: pair.1) }
      }
    }
    guard let report = try finishOnce(interrupted: Task.isCancelled) else {
      throw CancellationError()
    }
    return report
  }

  /// Ends the run at once, from another thread: what is being written is finished, what is being
  /// read is given up, the index and the list of failures are written.
  ///
  /// - Returns: `nil` where the run had come to its end already.
  /// - Throws: `WriteError` where the index or the list cannot be written.
  public func interrupt() throws -> ConversionReport? {
    gate.close()
    return try finishOnce(interrupted: true)
  }

  /// Ends the run, unless that has been done.
  private func finishOnce(interrupted: Bool) throws -> ConversionReport? {
    try isFinished.withLock { isFinished in
      if isFinished { return nil }
      isFinished = true
      return try finish(interrupted: interrupted)
    }
  }

  // MARK: One document

  private func convert(_ file: InputFile, base: String) async {
    let begin = ContinuousClock.now
    observer?(.started(path: file.path))
    do {
      let reading = try await reader.read(file.path) { [observer] done, total in
        observer?(.page(path: file.path, done: done, total: total))
      }
      if reading.isEmpty, let first = reading.failures.first {
        throw InputError(
          path: file.path, reason: "no page could be read; page \(first.number): \(first.reason)")
      }
      try gate.pass {
        try write(reading, of: file, base: base, since: begin)
      }
    } catch is CancellationError {
      return
    } catch {
      let stage =
        switch error {
        case is WriteError: "export"
        case is ExtractionError, is InputError: "extraction"
        default: "internal"
        }
      record(error, path: file.path, reason: Self.reason(error, without: file.path), stage: stage)
      // The next document would fail in the same way, after minutes of work.
      if error is WriteError { gate.close() }
    }
  }

  private func write(
    _ reading: DocumentReader.Reading, of file: InputFile, base: String,
    since begin: ContinuousClock.Instant
  ) throws {
    let target = "\(output)/\(base)"
    if let slash = base.lastIndex(of: "/") {
      try AtomicFile.makeFolder("\(output)/\(base[..<slash])")
    }
    let writer = DocumentWriter(formats: options.formats, generator: Version.generator)
    try writer.write(reading.document, to: target)
    var outputs = options.formats.map { "\(base).\($0.fileExtension)" }
    if let pdf = reading.searchablePDF {
      try pdf.move(to: "\(target).pdf")
      outputs.append("\(base).pdf")
    }
    if let reason = reading.searchablePDFFailure {
      record(
        InputError(path: file.path, reason: reason), path: file.path, reason: reason,
        stage: "export")
    }
    let entry = IndexedDocument(
      reading, outputs: outputs,
      seconds: (ContinuousClock.now - begin).seconds)
    report.withLock { $0.documents.append(entry) }
    for failure in reading.failures {
      record(
        InputError(path: file.path, reason: failure.reason), path: file.path, page: failure.number,
        reason: failure.reason, stage: "extraction")
    }
    observer?(.finished(entry))
  }

  // MARK: The whole run

  private func record(
    _ error: any Error, path: String, page: Int? = nil, reason: String, stage: String
  ) {
    let entry = FailureList.Entry(
      path: path, page: page, stage: stage, reason: reason,
      exitCode: RunStatus(for: error).rawValue)
    report.withLock { $0.failures.append(entry) }
    observer?(.failed(entry))
  }

  private func finish(interrupted: Bool) throws -> ConversionReport {
    let report = report.withLock { report in
      report.isInterrupted = interrupted
      report.seconds = (ContinuousClock.now - start).seconds
      report.documents.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
      report.failures.sort {
        $0.path == $1.path
          ? ($0.page ?? 0) < ($1.page ?? 0) : $0.path.utf8.lexicographicallyPrecedes($1.path.utf8)
      }
      return report
    }
    let index = RunIndex(
      generator: Version.generator, options: options, documents: report.documents)
    try AtomicFile.write(try index.json(), to: "\(output)/index.json")
    try AtomicFile.write(index.markdown(), to: "\(output)/index.md")
    try AtomicFile.write(
      try FailureList(report.failures).json(), to: "\(output)/failures.json")
    return report
  }

  /// What an error says, without the path that its reader is told anyway.
  private static func reason(_ error: any Error, without path: String) -> String {
    let text = String(describing: error)
    return text.hasPrefix(path + ": ") ? String(text.dropFirst(path.count + 2)) : text
  }
}

extension IndexedDocument {
  fileprivate init(_ reading: DocumentReader.Reading, outputs: [String], seconds: Double) {
    let document = reading.document
    let header = document.structure.header
    let words = document.pages.lazy.flatMap(\.lines).flatMap(\.words)
    self.init(
      path: document.source.path, sha256: document.source.sha256, pages: document.source.pages,
      type: header.type, symbol: header.symbol, date: header.date, title: header.title,
      outputs: outputs, doubtfulWords: words.count { $0.flags.contains(.doubtful) },
      failedPages: reading.failures.count, notes: reading.notes,
      seconds: (seconds * 1000).rounded() / 1000)
  }
}

extension Duration {
  /// The duration in seconds.
  var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}
