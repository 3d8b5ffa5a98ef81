import Catalogue
import Foundation
import Pipeline
import SourceFiles
import Synchronization

/// Converts what arrives in folders, again and again.
///
/// It looks at the folders at intervals, since a network mount tells nobody of what others put there.
/// A file is taken when it has not changed between two looks and for a while before; nothing is moved
/// and nothing is remembered but the journal, so that a restart goes on where the watch was.
package final class Watcher: Sendable {
  /// How a folder is watched.
  package struct Settings: Sendable {
    /// How long to wait between two looks.
    package var interval = Duration.seconds(2)
    /// For how long a file must not have changed.
    package var quietTime = Duration.seconds(5)
    /// Whether to end when nothing has been left to do for one look.
    package var isOnce = false

    /// Creates the default settings.
    package init() {}
  }

  private let options: ConversionOptions
  private let output: String
  private let conversion: ConversionSettings
  private let settings: Settings
  private let makeConverter: @Sendable () throws -> Converter
  private let observer: ConversionObserver?
  private struct State {
    var converter: Converter?
    var isStopped = false
    /// Files that were looked at and left nothing to do, as they were then.
    var settled: [String: FileStamp] = [:]
  }

  private let state = Mutex(State())

  /// Makes a watcher ready.
  package convenience init(
    _ options: ConversionOptions, output: String, conversion: ConversionSettings,
    settings: Settings = Settings(), observer: ConversionObserver? = nil
  ) throws {
    self.init(
      options, output: output, conversion: conversion, settings: settings, observer: observer
    ) {
      try Converter(options, output: output, settings: conversion, observer: observer)
    }
  }

  init(
    _ options: ConversionOptions, output: String, conversion: ConversionSettings,
    settings: Settings, observer: ConversionObserver?,
    makeConverter: @escaping @Sendable () throws -> Converter
  ) {
    self.options = options
    self.output = output
    self.conversion = conversion
    self.settings = settings
    self.observer = observer
    self.makeConverter = makeConverter
  }

  /// Watches until `interrupt()` is called.
  ///
  /// - Parameter onReport: Is told what came of each conversion.
  package func run(
    _ folders: [String], onReport: @Sendable (ConversionReport) -> Void
  ) async throws {
    var before: [String: FileStamp] = [:]
    while !state.withLock({ $0.isStopped }) {
      let walk = InputWalk(folders, fileExtensions: Extractor.fileExtensions, excluding: output)
      let now = Self.stamps(of: walk)
      let ready = Self.ready(now, before: before, quietTime: settings.quietTime)
      let (fresh, isLast) = state.withLock { state in
        // What is gone is forgotten.
        state.settled = state.settled.filter { now[$0.key] != nil }
        let fresh = ready.filter { state.settled[$0] != now[$0] }
        return (fresh, settings.isOnce && fresh.isEmpty && ready.count == now.count)
      }
      if isLast { return }
      if !fresh.isEmpty {
        try await convert(walk, fresh, onReport)
        state.withLock { state in
          for path in fresh { state.settled[path] = now[path] }
        }
      }
      before = now
      try? await Task.sleep(for: settings.interval)
    }
  }

  /// Ends the watch, and a conversion that is under way as `Converter.interrupt()` does.
  package func interrupt() throws -> ConversionReport? {
    let converter = state.withLock { state in
      state.isStopped = true
      return state.converter
    }
    return try converter?.interrupt()
  }

  private func convert(
    _ walk: InputWalk, _ paths: Set<String>, _ onReport: @Sendable (ConversionReport) -> Void
  ) async throws {
    let converter = try makeConverter()
    state.withLock { $0.converter = converter }
    defer { state.withLock { $0.converter = nil } }
    let report = try await converter.convert(walk) { paths.contains($0.path) }
    // A start finds everything done; that is not worth a word.
    if report.converted + report.duplicates + report.failed > 0 { onReport(report) }
  }

  private static func stamps(of walk: InputWalk) -> [String: FileStamp] {
    var stamps: [String: FileStamp] = [:]
    for file in walk.files {
      guard let status = FileStatus.following(file.systemPath) else { continue }
      stamps[file.path] = FileStamp(status)
    }
    return stamps
  }

  /// The files that nobody is writing any more.
  static func ready(
    _ now: [String: FileStamp], before: [String: FileStamp], quietTime: Duration,
    time: Date = Date()
  ) -> Set<String> {
    let limit = time.timeIntervalSince1970 - quietTime.seconds
    return Set(
      now.lazy.filter { path, stamp in
        // A copy may carry a time of long ago, and a clock elsewhere may be ahead.
        guard let earlier = before[path] else { return false }
        let changed = Double(max(stamp.modified, stamp.changed)) / 1e9
        return earlier == stamp && (changed <= limit || changed > time.timeIntervalSince1970 + 60)
      }.map(\.key))
  }
}
