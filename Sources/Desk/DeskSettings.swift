import Pipeline

/// Where the desk listens, what it shows, and how much it takes on.
package struct DeskSettings: Sendable {
  /// The output folder of `dau convert`; `nil` for the restoration of texts and documents alone.
  package var archive: String?
  /// Where source files with a relative path are looked for, beside the working folder.
  package var sources: String?
  /// How documents are read that are sent, and by which model texts are restored.
  package var options: ConversionOptions
  /// The name or number of the interface.
  package var host = "127.0.0.1"
  /// The port; 0 for any that is free.
  package var port = 8017
  /// What whoever asks must know; without it the desk listens on this machine only.
  package var token: String?
  /// How many threads restore texts.
  package var threads: Int
  /// What the desk takes on.
  package var limits = DeskLimits()

  /// Creates settings.
  package init(archive: String?, options: ConversionOptions, threads: Int) {
    self.archive = archive
    self.options = options
    self.threads = max(1, threads)
  }

  /// Whether others than this machine can reach the interface.
  var isPublic: Bool { !["127.0.0.1", "::1", "localhost"].contains(host) }
}
