import Foundation
import Testing

@testable import Desk

@Suite("Threads for what takes long")
struct BoundedThreadsTests {
  @Test("what was let in is done, what is too much is told at once")
  func overload() async throws {
    let threads = BoundedThreads("test", threads: 1, waiting: 3)
    let gate = DispatchSemaphore(value: 0)
    let results = await withTaskGroup(of: Bool.self) { group in
      group.addTask {
        await Self.isDone(threads) { gate.wait() }
      }
      while threads.load.running == 0 { try? await Task.sleep(for: .milliseconds(1)) }
      for _ in 0..<10 { group.addTask { await Self.isDone(threads) {} } }
      // Seven of the ten end without the gate.
      var results: [Bool] = []
      for await result in group {
        results.append(result)
        if results.count == 7 { gate.signal() }
      }
      return results
    }
    #expect(results.count { $0 } == 4)
    #expect(results.prefix(7).allSatisfy { !$0 })
    #expect(threads.load.waiting == 0)
  }

  private static func isDone(
    _ threads: BoundedThreads, _ body: @escaping @Sendable () -> Void
  ) async -> Bool {
    do {
      try await threads.run(body)
      return true
    } catch {
      return false
    }
  }

  @Test("an error comes back to whoever asked, and the thread goes on")
  func errors() async throws {
    let threads = BoundedThreads("test", threads: 2, waiting: 100)
    for number in 0..<50 {
      if number.isMultiple(of: 2) {
        await #expect(throws: APIError.notFound) {
          try await threads.run { throw APIError.notFound }
        }
      } else {
        #expect(try await threads.run { number } == number)
      }
    }
  }
}
