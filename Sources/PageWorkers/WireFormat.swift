import Foundation
import Workers

/// Messages as lines of JSON; what an answer says at length follows its line as bytes.
package enum WireFormat {
  /// A request as a message.
  static func message(of request: WorkerRequest) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return Array(try encoder.encode(request))
  }

  /// The request in a message; `nil` where there is none.
  package static func request(_ message: [UInt8]) -> WorkerRequest? {
    try? JSONDecoder().decode(WorkerRequest.self, from: Data(message))
  }

  /// An answer; lines that can be packed follow as bytes.
  package static func answer(_ reply: WorkerReply) throws -> Answer {
    guard case .page(var outcome) = reply, let lines = PackedLines(outcome.page.lines) else {
      return Answer(line: Array(try JSONEncoder().encode(reply)))
    }
    outcome.page.lines = []
    let json = try JSONEncoder().encode(WorkerReply.page(outcome))
    return Answer(line: Array("\(lines.bytes.count)".utf8) + json, bytes: lines.bytes)
  }

  /// Waits for an answer; `nil` where what came is none.
  static func receive(
    from process: WorkerProcess, within silence: Duration
  ) async throws -> WorkerReply? {
    var answer = Answer(line: try await process.receive(within: silence))
    if let count = answer.count {
      answer.bytes = try await process.receive(bytes: count, within: silence)
    }
    return reply(answer)
  }

  /// What an answer says; `nil` where it is none.
  static func reply(_ answer: Answer) -> WorkerReply? {
    let json = answer.line[answer.digits.endIndex...]
    guard let reply = try? JSONDecoder().decode(WorkerReply.self, from: Data(json)) else {
      return nil
    }
    guard let bytes = answer.bytes else { return reply }
    guard case .page(var outcome) = reply, let lines = PackedLines(bytes: bytes).lines() else {
      return nil
    }
    outcome.page.lines = lines
    return .page(outcome)
  }

  /// An answer on its way.
  package struct Answer: Hashable, Sendable {
    /// How many bytes follow, in digits, if any do, and JSON.
    package var line: [UInt8]
    /// What follows.
    package var bytes: [UInt8]?

    fileprivate var digits: ArraySlice<UInt8> { line.prefix { (0x30...0x39).contains($0) } }

    /// How many bytes follow.
    var count: Int? { Int(String(decoding: digits, as: UTF8.self)) }
  }
}
