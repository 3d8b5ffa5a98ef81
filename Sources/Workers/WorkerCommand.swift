#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How a worker process is started.
public struct WorkerCommand: Hashable, Sendable {
  /// Path of the program.
  public var executable: String
  /// What stands behind its name.
  public var arguments: [String]
  /// What is changed in the environment.
  public var environment: [String: String]

  /// Creates a command.
  public init(executable: String, arguments: [String], environment: [String: String] = [:]) {
    self.executable = executable
    self.arguments = arguments
    self.environment = environment
  }

  /// Whether there is such a program that may be run.
  public var isInstalled: Bool { access(executable, X_OK) == 0 }

  /// The running program itself, with other arguments.
  public static func own(_ arguments: [String]) -> WorkerCommand {
    WorkerCommand(executable: ProcessFacts.executable, arguments: arguments)
  }
}
