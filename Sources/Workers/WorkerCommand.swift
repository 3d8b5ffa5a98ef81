#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How a worker process is started.
package struct WorkerCommand: Hashable, Sendable {
  /// Path of the program.
  package var executable: String
  /// What stands behind its name.
  package var arguments: [String]
  /// What is changed in the environment.
  package var environment: [String: String]

  /// Creates a command.
  package init(executable: String, arguments: [String], environment: [String: String] = [:]) {
    self.executable = executable
    self.arguments = arguments
    self.environment = environment
  }

  /// Whether there is such a program that may be run.
  package var isInstalled: Bool { access(executable, X_OK) == 0 }

  /// The running program itself, with other arguments.
  package static func own(_ arguments: [String]) -> WorkerCommand {
    WorkerCommand(executable: ProcessFacts.executable, arguments: arguments)
  }
}
