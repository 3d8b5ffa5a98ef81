import Pipeline

/// Another run is at work in the output folder.
package struct OutputBusy: Error, Hashable, Sendable, CustomStringConvertible, HasRunStatus {
  /// The folder.
  package var folder: String

  /// One line for the user.
  package var description: String {
    "\(folder): another dau is at work in this folder; wait for it or choose another one"
  }

  /// The exit code.
  package var runStatus: RunStatus { .notWritten }
}
