import Synchronization
import Testing

@testable import Workers

/// Real processes of the shell stand for workers.
@Suite struct WorkerProcessTests {
  private func shell(_ script: String) -> WorkerCommand {
    WorkerCommand(executable: "/bin/sh", arguments: ["-c", script])
  }

  @Test func messagesGoForthAndBack() async throws {
    let echo = try await WorkerProcess.run(shell("while read line; do echo \"[$line]\"; done")) {
      worker in
      var answers: [String] = []
      for text in ["một", "hai", String(repeating: "x", count: 300_000)] {
        try await worker.send(Array(text.utf8))
        answers.append(String(decoding: try await worker.receive(), as: UTF8.self))
      }
      return answers
    }
    #expect(echo.map(\.count) == [5, 5, 300_002])
    #expect(echo[0] == "[một]")
  }

  @Test func severalMessagesMayComeAtOnce() async throws {
    let messages = try await WorkerProcess.run(shell("printf 'a\\nb\\n\\nc\\n'")) { worker in
      var messages: [String] = []
      for _ in 0..<4 {
        messages.append(String(decoding: try await worker.receive(), as: UTF8.self))
      }
      return messages
    }
    #expect(messages == ["a", "b", "", "c"])
  }

  @Test(arguments: [
    ("exit 7", WorkerLoss.exit(7)), ("kill -SEGV $$", .signal(11)), ("printf half", .exit(0)),
  ])
  func aProcessThatEndsIsALoss(script: String, loss: WorkerLoss) async throws {
    await #expect(throws: loss) {
      try await WorkerProcess.run(shell(script)) { _ = try await $0.receive() }
    }
  }

  @Test func aSilentProcessIsEnded() async throws {
    let limits = WorkerLimits(silence: .milliseconds(300))
    await #expect(throws: WorkerLoss.silent(seconds: 0)) {
      try await WorkerProcess.run(shell("exec sleep 86400"), limits: limits) {
        _ = try await $0.receive()
      }
    }
    // A message in time starts the time anew.
    let script = "for i in 1 2 3 4; do sleep 1; echo $i; done"
    let patient = WorkerLimits(silence: .seconds(3))
    try await WorkerProcess.run(shell(script), limits: patient) { worker in
      for _ in 0..<4 { _ = try await worker.receive() }
    }
  }

  @Test func aProcessThatTakesTooMuchMemoryIsEnded() async throws {
    let limits = WorkerLimits(silence: .seconds(60), memory: 64 << 20)
    await #expect(throws: WorkerLoss.memory(megabytes: 64)) {
      // It begins when it is asked, as workers do: where all threads are busy, the process may be there
      // long before its watch. Whatever goes wrong, it does not take the whole machine.
      try await WorkerProcess.run(
        shell("ulimit -v 4000000; read line; a=x; while :; do a=$a$a; done; sleep 60"),
        limits: limits
      ) { worker in
        try await worker.send([0x67])
        _ = try await worker.receive()
      }
    }
  }

  @Test func aProgramThatIsNotThereIsALoss() async throws {
    let command = WorkerCommand(executable: "/nonexistent", arguments: [])
    await #expect(throws: WorkerLoss.self) { try await WorkerProcess.run(command) { _ in } }
  }

  @Test func whatTheBodyThrowsEndsTheProcess() async throws {
    struct Refusal: Error {}
    await #expect(throws: Refusal.self) {
      // If the process were not ended, this would not come to its end either.
      try await WorkerProcess.run(shell("sleep 86400")) { _ in throw Refusal() }
    }
  }
}
