import Foundation
import Subprocess

/// Messages as lines of JSON; what an answer says at length follows its line as bytes.
package enum WireFormat {
  /// A request with its line feed.
  static func line(of request: WorkerRequest) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return Array(try encoder.encode(request)) + [0x0A]
  }

  /// An answer with its line feed; before the line stands how many bytes follow it, if any do.
  package static func message(of reply: WorkerReply) throws -> Data {
    guard case .page(var outcome) = reply, let lines = PackedLines(outcome.page.lines) else {
      return try JSONEncoder().encode(reply) + [0x0A]
    }
    outcome.page.lines = []
    var message = Data("\(lines.bytes.count)".utf8)
    message += try JSONEncoder().encode(WorkerReply.page(outcome))
    message.append(0x0A)
    message += lines.bytes
    return message
  }

  /// The answer that came; `nil` where it is none.
  static func reply(_ answer: Answer) -> WorkerReply? {
    guard let reply = try? JSONDecoder().decode(WorkerReply.self, from: Data(answer.line)) else {
      return nil
    }
    guard let bytes = answer.bytes else { return reply }
    guard case .page(var outcome) = reply, let lines = PackedLines(bytes: bytes).lines() else {
      return nil
    }
    outcome.page.lines = lines
    return .page(outcome)
  }

  /// An answer as it came.
  struct Answer: Hashable, Sendable {
    /// The JSON, without its line feed.
    var line: [UInt8]
    /// What followed it.
    var bytes: [UInt8]?
  }
}

/// What a worker writes, answer by answer.
struct Answers {
  private var buffers: SubprocessOutputSequence.AsyncIterator
  private var pending: [UInt8] = []

  init(_ output: SubprocessOutputSequence) { buffers = output.makeAsyncIterator() }

  /// The next answer; `nil` at the end.
  mutating func next() async throws -> WireFormat.Answer? {
    var searched = 0
    var end = pending.firstIndex(of: 0x0A)
    while end == nil {
      searched = pending.count
      guard try await more() else { return nil }
      end = pending[searched...].firstIndex(of: 0x0A)
    }
    guard let end else { return nil }
    let digits = pending[..<end].prefix { (0x30...0x39).contains($0) }
    var answer = WireFormat.Answer(line: Array(pending[digits.endIndex..<end]))
    pending.removeSubrange(...end)
    // What is no number of bytes is no answer either, and found out by its line.
    guard let count = Int(String(decoding: digits, as: UTF8.self)) else { return answer }
    while pending.count < count { guard try await more() else { return nil } }
    answer.bytes = Array(pending.prefix(count))
    pending.removeFirst(count)
    return answer
  }

  private mutating func more() async throws -> Bool {
    guard let buffer = try await buffers.next() else { return false }
    buffer.withUnsafeBytes { pending.append(contentsOf: $0) }
    return true
  }
}
