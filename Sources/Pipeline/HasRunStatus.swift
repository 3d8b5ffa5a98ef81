/// An error that knows the exit code it gives.
package protocol HasRunStatus: Error {
  /// The exit code.
  var runStatus: RunStatus { get }
}
