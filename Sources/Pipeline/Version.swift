/// The program's name and version, as the outputs record them.
package enum Version {
  /// The version by itself.
  package static let number = "0.1.0"
  /// The name and the version.
  package static let generator = "dau \(number)"
}
