import Foundation

/// The whole program, started to restore one line.
enum ProgramStart {
  /// The median time of runs, in seconds, from the start of the process to its first line of output.
  static func restoreOneLine(_ program: String, model: String, runs: Int) throws -> Double {
    var seconds: [Double] = []
    for _ in 0..<runs {
      let start = ContinuousClock.now
      let process = Process()
      process.executableURL = URL(fileURLWithPath: program)
      process.arguments = ["restore", "--model", model]
      let (input, output) = (Pipe(), Pipe())
      process.standardInput = input
      process.standardOutput = output
      try process.run()
      input.fileHandleForWriting.write(Data("ctia Uy ban nhan dén tinh v& viéc\n".utf8))
      try input.fileHandleForWriting.close()
      let text = output.fileHandleForReading.availableData
      seconds.append((ContinuousClock.now - start) / .seconds(1))
      process.waitUntilExit()
      guard process.terminationStatus == 0, text.last == UInt8(ascii: "\n") else {
        throw ProgramFailed(program: program, status: process.terminationStatus)
      }
    }
    return seconds.sorted()[runs / 2]
  }
}

/// The program did not do its work.
struct ProgramFailed: Error, CustomStringConvertible {
  var program: String
  var status: Int32
  var description: String { "\(program) restore ended with status \(status)" }
}
