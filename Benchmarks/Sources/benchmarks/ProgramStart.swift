import Foundation

/// The whole program, started to restore one line.
enum ProgramStart {
  /// The median time of runs, in seconds, from the start of the process to its end.
  static func restoreOneLine(_ program: String, model: String, runs: Int) throws -> Double {
    try Measurement.median(of: runs) {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: program)
      process.arguments = ["restore", "--model", model]
      let (input, output) = (Pipe(), Pipe())
      process.standardInput = input
      process.standardOutput = output
      try process.run()
      input.fileHandleForWriting.write(Data("ctia Uy ban nhan dén tinh v& viéc\n".utf8))
      try input.fileHandleForWriting.close()
      let text = try output.fileHandleForReading.readToEnd()
      process.waitUntilExit()
      guard process.terminationStatus == 0, text?.isEmpty == false else {
        throw ProgramFailed(program: program, status: process.terminationStatus)
      }
    }
  }
}

/// The program did not do its work.
struct ProgramFailed: Error, CustomStringConvertible {
  var program: String
  var status: Int32
  var description: String { "\(program) restore ended with status \(status)" }
}
