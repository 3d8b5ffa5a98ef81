import Subprocess

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A process that takes messages on its standard input and gives messages on its standard output.
///
/// A message is a line: any bytes but a line feed, and a line feed. It may announce bytes that follow. The process has its own process
/// group, so that Ctrl-C at the terminal reaches only its parent, and sees the end of its input when
/// the parent is gone, however that came about. To be used by one task at a time.
package final class WorkerProcess {
  private typealias Running = Execution<CustomWriteInput, SequenceOutput, DiscardedOutput>

  private let execution: Running
  private let watch: WorkerWatch
  private let silenceLimit: Duration?
  private var output: SubprocessOutputSequence.Iterator
  private var buffer: [UInt8] = []
  private var position = 0

  private init(_ execution: Running, watch: WorkerWatch, silence: Duration?) {
    silenceLimit = silence
    self.execution = execution
    self.watch = watch
    output = execution.standardOutput.makeAsyncIterator()
  }

  /// Starts a process, lets `body` talk with it, and ends it.
  ///
  /// - Throws: What `body` throws; `WorkerLoss` where the process could not be started or came to
  ///   an end by itself.
  package static func run<Result: Sendable>(
    _ command: WorkerCommand, limits: WorkerLimits = WorkerLimits(),
    _ body: @Sendable (WorkerProcess) async throws -> Result
  ) async throws -> Result {
    // A worker that is gone shows as an error of the write, not as the end of this process.
    signal(SIGPIPE, SIG_IGN)
    var options = PlatformOptions()
    options.processGroupID = 0
    let outcome: ExecutionResult<Swift.Result<Result, any Error>, SequenceOutput, DiscardedOutput>
    var loss: WorkerLoss?
    guard command.isInstalled else {
      throw WorkerLoss.notStarted(reason: "\(command.executable) is missing")
    }
    var environment = command.environment
    // The crash of a worker is told by its end; a backtrace would take seconds.
    environment["SWIFT_BACKTRACE"] = "enable=no"
    do {
      outcome = try await Subprocess.run(
        .path(.init(command.executable)), arguments: Arguments(command.arguments),
        environment: .inherit.updating(
          Dictionary(
            uniqueKeysWithValues: environment.map { (.init(stringLiteral: $0), $1) })),
        platformOptions: options, input: .inputWriter, output: .sequence, error: .discarded
      ) { execution in
        let watch = WorkerWatch(process: execution.processIdentifier.value, limits: limits)
        watch.start()
        let worker = WorkerProcess(execution, watch: watch, silence: limits.silence)
        let result: Swift.Result<Result, any Error>
        do {
          result = .success(try await body(worker))
        } catch {
          result = .failure(error)
          try? execution.send(signal: .kill)
        }
        watch.stop()
        loss = watch.loss
        try? await execution.standardInputWriter.finish()
        return result
      }
    } catch let error as SubprocessError {
      throw WorkerLoss.notStarted(reason: String(describing: error))
    }
    do {
      return try outcome.closureResult.get()
    } catch is EndOfOutput {
      if let loss { throw loss }
      switch outcome.terminationStatus {
      case .exited(let code): throw WorkerLoss.exit(code)
      case .signaled(let number): throw WorkerLoss.signal(number)
      }
    }
  }

  /// Sends a message.
  package func send(_ message: [UInt8]) async throws {
    do {
      _ = try await execution.standardInputWriter.write(message + [0x0A])
    } catch {
      throw EndOfOutput()
    }
  }

  /// Waits for the next message; each starts the time of allowed silence anew.
  ///
  /// - Parameter silence: How long to wait instead of what the limits allow.
  package func receive(within silence: Duration? = nil) async throws -> [UInt8] {
    watch.await(silence ?? silenceLimit)
    defer { watch.rest() }
    var searched = position
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        defer { position = end + 1 }
        return Array(buffer[position..<end])
      }
      searched = buffer.count - position
      try await readMore()
    }
  }

  /// Waits for so many bytes, which stand behind a message where it says so.
  ///
  /// - Parameter silence: How long to wait for them instead of what the limits allow.
  package func receive(bytes count: Int, within silence: Duration? = nil) async throws -> [UInt8] {
    watch.await(silence ?? silenceLimit)
    defer { watch.rest() }
    while buffer.count - position < count { try await readMore() }
    defer { position += count }
    return Array(buffer[position..<(position + count)])
  }

  /// Adds what comes to the buffer, from which goes what has been taken.
  private func readMore() async throws {
    buffer.removeSubrange(..<position)
    position = 0
    let next: SubprocessOutputSequence.Buffer?
    do { next = try await output.next() } catch { throw EndOfOutput() }
    guard let next else { throw EndOfOutput() }
    next.withUnsafeBytes { buffer.append(contentsOf: $0) }
  }
}

/// The process says no more; why is known once it has ended.
private struct EndOfOutput: Error {}
