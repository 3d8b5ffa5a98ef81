import Workers

/// How a batch is gone through; nothing here changes what is written for a document.
package struct ConversionSettings: Sendable {
  /// What is done when the disk of the outputs fails while the run is under way.
  package enum DiskPolicy: String, Hashable, Sendable, CaseIterable {
    /// Wait until it is mended, then go on.
    case wait
    /// End the run; it can be taken up again.
    case stop
  }

  /// How many documents are worked on at a time; `nil` for one a core.
  package var jobs: Int?
  /// Whether to convert what is there already.
  package var isForced = false
  /// Whether to convert only what failed before.
  package var onlyFailed = false
  /// Which of the files are converted.
  package var filter = InputFilter()
  /// What is done when the disk fails.
  package var onDiskFull = DiskPolicy.stop
  /// How long to wait between two looks at a disk that has failed.
  package var diskPause = Duration.seconds(5)
  /// What a worker may use for one document.
  package var limits = WorkerLimits(silence: .seconds(600), memory: 2048 << 20)
  /// How many workers one document may cost before it is set aside.
  package var attempts = 2

  /// Creates the default settings.
  package init() {}
}
