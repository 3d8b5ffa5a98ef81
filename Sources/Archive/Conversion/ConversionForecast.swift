import Catalogue
import Foundation
import Pipeline
import SourceFiles
import Workers

/// Tells what a run would do, and about how long it would take, without writing anything.
package struct ConversionForecast: Sendable {
  /// What would be done.
  package struct Plan: Hashable, Sendable {
    /// How many documents would be converted.
    package var documents = 0
    /// How large they are, in bytes.
    package var bytes: Int64 = 0
    /// How many are done already.
    package var kept = 0
    /// How many failed before and would not be tried again.
    package var stillFailed = 0
    /// How many are left out by the filters or because they have not failed.
    package var passed = 0
    /// The first of the documents.
    package var examples: [String] = []
    /// How long it would take, in seconds; `nil` where nothing could be tried.
    package var seconds: Double?
    /// What the estimate rests on.
    package var basis = ""
  }

  private let options: ConversionOptions
  private let output: String
  private let settings: ConversionSettings
  private let workers: WorkerSource

  /// A sample of at most so many documents is converted, for at most so long.
  private static let sampleSize = 8
  private static let sampleTime = Duration.seconds(20)

  /// Makes a forecast ready.
  package init(
    _ options: ConversionOptions, output: String, settings: ConversionSettings
  ) throws {
    self.init(
      options, output: output, settings: settings,
      workers: try ProcessDocumentWorker.source(options, limits: settings.limits))
  }

  init(
    _ options: ConversionOptions, output: String, settings: ConversionSettings,
    workers: @escaping WorkerSource
  ) {
    self.options = options
    self.output = output
    self.settings = settings
    self.workers = workers
  }

  /// Looks at what the paths hold.
  package func of(_ paths: [String]) async throws -> Plan {
    let walk = InputWalk(paths, fileExtensions: Extractor.fileExtensions, excluding: output)
    var plan = Plan()
    plan.stillFailed = walk.failures.count
    let file = "\(output)/\(CatalogueWriter.fileName)"
    let journal = FileStatus.isThere(file) ? try CatalogueWriter(at: file) : nil
    defer { try? journal?.close() }
    let planner = try journal.map {
      try ConversionPlanner(
        journal: $0, settings: settings,
        fingerprint: try ConversionFingerprint.of(options), output: output, run: 0)
    }
    var files: [(path: String, size: Int64)] = []
    for file in walk.files {
      guard settings.filter.admits(file.relativePath) else {
        plan.passed += 1
        continue
      }
      switch try planner?.decideByStamp(file) {
      case .kept: plan.kept += 1
      case .stillFailed: plan.stillFailed += 1
      case .passed: plan.passed += 1
      default:
        if planner == nil, settings.onlyFailed || isTooOld(file) {
          plan.passed += 1
        } else {
          let size = FileStatus.following(file.systemPath).map { Int64($0.st_size) } ?? 0
          files.append((file.path, size))
        }
      }
    }
    plan.documents = files.count
    plan.bytes = files.reduce(0) { $0 + $1.size }
    plan.examples = files.prefix(5).map(\.path)
    try await estimate(&plan, files, past: try journal?.pastSpeeds() ?? [])
    return plan
  }

  private func isTooOld(_ file: InputFile) -> Bool {
    guard let since = settings.filter.since, let status = FileStatus.following(file.systemPath)
    else { return false }
    return FileStamp(status).modified < since
  }

  private func estimate(
    _ plan: inout Plan, _ files: [(path: String, size: Int64)], past: [PastSpeed]
  ) async throws {
    guard !files.isEmpty else {
      plan.seconds = 0
      return
    }
    var speeds = past
    plan.basis = "\(past.reduce(0) { $0 + $1.documents }) documents converted before"
    if past.reduce(0, { $0 + $1.documents }) < 10 {
      speeds = try await sample(files)
      plan.basis =
        "\(ConversionReport.count(speeds.reduce(0) { $0 + $1.documents }, "document")) tried"
    }
    let bytes = speeds.reduce(0) { $0 + $1.bytes }
    let seconds = speeds.reduce(0) { $0 + $1.seconds }
    guard bytes > 0 else { return }
    let byEnding = Dictionary(
      speeds.filter { $0.bytes > 0 }.map { ($0.fileExtension, $0.seconds / Double($0.bytes)) }
    ) { first, _ in first }
    let work = files.reduce(0.0) { sum, file in
      sum + Double(file.size) * (byEnding[Self.ending(file.path)] ?? seconds / Double(bytes))
    }
    let jobs = settings.jobs ?? ProcessInfo.processInfo.activeProcessorCount
    plan.seconds = work / Double(max(1, min(jobs, files.count)))
  }

  /// Converts some documents from all over the archive, and keeps nothing but the time.
  private func sample(_ files: [(path: String, size: Int64)]) async throws -> [PastSpeed] {
    let step = max(1, files.count / Self.sampleSize)
    let chosen = stride(from: 0, to: files.count, by: step).prefix(Self.sampleSize).map {
      files[$0]
    }
    let box = SampledSpeeds()
    let end = ContinuousClock.now + Self.sampleTime
    // A worker that is lost has shown enough.
    try? await workers(1) { worker in
      for (index, file) in chosen.enumerated() where .now < end {
        try await worker.send(DocumentRequest(id: "\(index)", path: file.path, document: false))
        let reply = try await worker.receive { _, _ in }
        guard let seconds = reply().seconds else { continue }
        await box.add(
          PastSpeed(
            fileExtension: Self.ending(file.path), documents: 1, bytes: file.size, seconds: seconds)
        )
      }
    }
    return await box.speeds
  }

  private static func ending(_ path: String) -> String {
    path.split(separator: ".").last.map { $0.lowercased() } ?? ""
  }
}

private actor SampledSpeeds {
  private(set) var speeds: [PastSpeed] = []

  func add(_ speed: PastSpeed) {
    guard let index = speeds.firstIndex(where: { $0.fileExtension == speed.fileExtension }) else {
      return speeds.append(speed)
    }
    speeds[index].documents += 1
    speeds[index].bytes += speed.bytes
    speeds[index].seconds += speed.seconds
  }
}

extension ConversionForecast.Plan {
  /// The plan for a person.
  package var lines: [String] {
    let size = bytes < 10 << 20 ? "\(bytes >> 10) KB" : "\(bytes >> 20) MB"
    var lines = ["would convert \(ConversionReport.count(documents, "document")), \(size)"]
    if kept > 0 { lines.append("would pass over \(kept) that are done") }
    if stillFailed > 0 { lines.append("would not try \(stillFailed) again that failed") }
    if passed > 0 { lines.append("would leave out \(passed)") }
    for example in examples { lines.append("  \(example)") }
    if documents > examples.count { lines.append("  and \(documents - examples.count) more") }
    if documents > 0 {
      let time = seconds.map { "about " + ConversionReport.duration($0, exact: $0 < 10) }
      lines.append("would take \(time ?? "an unknown time") (by \(basis))")
    }
    return lines
  }
}
