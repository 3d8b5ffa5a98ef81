/// The program that workers are started from.
public struct WorkerCommand: Hashable, Sendable {
  /// Path of the program.
  public var executable: String
  /// What it is started with.
  public var arguments: [String]

  /// Creates a command.
  public init(executable: String, arguments: [String]) {
    self.executable = executable
    self.arguments = arguments
  }
}
