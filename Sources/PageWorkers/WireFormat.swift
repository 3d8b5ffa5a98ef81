import Foundation
import Subprocess

/// Messages as lines of JSON.
package enum WireFormat {
  /// A request with its line feed.
  static func line(of request: WorkerRequest) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return Array(try encoder.encode(request)) + [0x0A]
  }

  /// An answer with its line feed.
  package static func line(of reply: WorkerReply) throws -> Data {
    var reply = reply
    if case .page(var outcome) = reply, let lines = PackedLines(outcome.page.lines) {
      outcome.page.lines = []
      reply = .packedPage(outcome, lines)
    }
    return try JSONEncoder().encode(reply) + [0x0A]
  }

  /// The answer on a line; `nil` where there is none.
  static func reply(_ line: [UInt8]) -> WorkerReply? {
    guard let reply = try? JSONDecoder().decode(WorkerReply.self, from: Data(line)) else {
      return nil
    }
    guard case .packedPage(var outcome, let packed) = reply else { return reply }
    guard let lines = packed.lines() else { return nil }
    outcome.page.lines = lines
    return .page(outcome)
  }
}

/// What a worker writes, line by line.
struct AnswerLines {
  private var buffers: SubprocessOutputSequence.AsyncIterator
  private var pending: [UInt8] = []

  init(_ output: SubprocessOutputSequence) { buffers = output.makeAsyncIterator() }

  /// The next line without its line feed; `nil` at the end.
  mutating func next() async throws -> [UInt8]? {
    var searched = 0
    while true {
      if let end = pending[searched...].firstIndex(of: 0x0A) {
        let line = Array(pending[..<end])
        pending.removeSubrange(...end)
        return line
      }
      searched = pending.count
      guard let buffer = try await buffers.next() else { return nil }
      buffer.withUnsafeBytes { pending.append(contentsOf: $0) }
    }
  }
}
