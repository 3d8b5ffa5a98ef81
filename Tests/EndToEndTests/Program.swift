import Foundation
import Subprocess
import TestSupport
import Testing

/// The built program, as a user runs it.
enum Program {
  /// What came of a run.
  struct Outcome {
    var code: Int
    var output: [UInt8]
    var error: String

    var text: String { String(decoding: output, as: UTF8.self) }
    /// Standard error line by line.
    var messages: [String] { error.split(separator: "\n").map(String.init) }
  }

  /// Beside the test bundle.
  static let path: String = {
    let bundle =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return (bundle as NSString).deletingLastPathComponent + "/dau"
  }()

  /// Puts the program into a folder, without what lies beside it.
  ///
  /// - Returns: its path there.
  static func copy(to folder: TemporaryFolder) throws -> String {
    let copy = folder.path + "/dau"
    do {
      try FileManager.default.linkItem(atPath: path, toPath: copy)
    } catch {
      try FileManager.default.copyItem(atPath: path, toPath: copy)
    }
    return copy
  }

  /// The folder of the package.
  static let checkout = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// Whether there is a model, named by `DAU_MODEL` or in the checkout.
  static let hasModel =
    ProcessInfo.processInfo.environment["DAU_MODEL"] != nil
    || FileManager.default.fileExists(atPath: checkout + "/Dictionaries/vietnamese.dau")

  static let isRoot = geteuid() == 0

  /// Runs the program to its end.
  static func run(
    _ arguments: String..., input: [UInt8] = [], environment: [Environment.Key: String?] = [:]
  ) async throws -> Outcome {
    try await run(arguments: arguments, input: input, environment: environment)
  }

  /// Runs the program to its end.
  ///
  /// - Parameter folder: where it is started; `nil` for where the tests are.
  static func run(
    arguments: [String], in folder: String? = nil, input: [UInt8] = [],
    environment: [Environment.Key: String?] = [:]
  ) async throws -> Outcome {
    let result = try await Subprocess.run(
      .path(.init(path)), arguments: Arguments(arguments),
      environment: .inherit.updating(environment),
      workingDirectory: folder.map { .init($0) }, input: .array(input),
      output: .bytes(limit: 1 << 26), error: .string(limit: 1 << 20))
    let code =
      switch result.terminationStatus {
      case .exited(let code): Int(code)
      case .signaled(let signal): 128 + Int(signal)
      }
    try validate(arguments)
    return Outcome(
      code: code, output: result.standardOutput, error: result.standardError)
  }

  /// Every document that a run wrote is valid by its published schema.
  private static func validate(_ arguments: [String]) throws {
    guard SchemaValidator.isInstalled,
      ["convert", "structure", "render"].contains(arguments.first),
      let place = arguments.firstIndex(of: "-o"), arguments.indices.contains(place + 1)
    else { return }
    let faults = try SchemaValidator.faults(below: arguments[place + 1])
    #expect(faults.isEmpty, "\(arguments): \(faults)")
  }

  /// Runs another program to its end and says whether it succeeded.
  static func tool(_ name: String, _ arguments: String...) async -> Bool {
    let result = try? await Subprocess.run(
      .name(name), arguments: Arguments(arguments), output: .discarded, error: .discarded)
    return result?.terminationStatus.isSuccess ?? false
  }

  /// Whether a program is in the path.
  static func canRun(_ name: String) -> Bool {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    return folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }
  }

  /// The processes that a process has started.
  static func children(of process: pid_t) -> [pid_t] {
    let tasks = "/proc/\(process)/task"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: tasks)) ?? []
    return names.flatMap { name in
      let children = try? String(contentsOfFile: "\(tasks)/\(name)/children", encoding: .utf8)
      return (children ?? "").split(separator: " ").compactMap { pid_t($0) }
    }
  }

  /// Whether a process is there and has not ended.
  static func isRunning(_ process: pid_t) -> Bool {
    let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
    return status.map { !$0.contains(") Z ") } ?? false
  }
}
