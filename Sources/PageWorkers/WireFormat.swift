import Foundation
import SourceFiles
import Workers

/// Messages as lines of JSON; a page that was read is packed into bytes, whose number is the line
/// before them.
package enum WireFormat {
  /// A request as a message.
  ///
  /// - Parameter last: the request before it to the same worker; of one that asks for another page of
  ///   the same file, the number alone is said.
  static func message(of request: WorkerRequest, after last: WorkerRequest? = nil) throws -> [UInt8]
  {
    if let page = request.page, request.isOfSameFile(as: last) {
      return Array(pageStart + String(page).utf8 + pageEnd)
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return Array(try encoder.encode(request))
  }

  /// The request in a message; `nil` where there is none.
  ///
  /// - Parameter last: the request before it.
  package static func request(
    _ message: [UInt8], after last: WorkerRequest? = nil
  ) -> WorkerRequest? {
    if message.starts(with: pageStart), message.reversed().starts(with: pageEnd.reversed()) {
      let digits = message.dropFirst(pageStart.count).dropLast(pageEnd.count)
      guard var request = last, let page = Int(String(decoding: digits, as: UTF8.self)) else {
        return nil
      }
      request.page = page
      return request
    }
    return try? JSONDecoder().decode(WorkerRequest.self, from: Data(message))
  }

  private static let pageStart = Array(#"{"page":"#.utf8)
  private static let pageEnd = Array(#","sameFile":true}"#.utf8)

  /// An answer; pages are packed.
  package static func answer(_ reply: WorkerReply) throws -> Answer {
    guard case .page(let outcome) = reply else {
      return Answer(line: Array(try JSONEncoder().encode(reply)))
    }
    let bytes = try PackedPage(outcome).bytes
    return Answer(line: Array(String(bytes.count).utf8), bytes: bytes)
  }

  /// Waits for an answer.
  static func receive(
    from process: WorkerProcess, within silence: Duration
  ) async throws -> Answer {
    var answer = Answer(line: try await process.receive(within: silence))
    if let count = answer.count {
      answer.bytes = try await process.receive(bytes: count, within: silence)
    }
    return answer
  }

  /// What an answer says; `nil` where it is none.
  static func reply(_ answer: Answer) -> WorkerReply? {
    guard let bytes = answer.bytes else {
      return try? JSONDecoder().decode(WorkerReply.self, from: Data(answer.line))
    }
    return PackedPage(bytes: bytes).outcome().map(WorkerReply.page)
  }

  /// An answer on its way.
  package struct Answer: Hashable, Sendable {
    /// How many bytes follow, in digits, or JSON.
    package var line: [UInt8]
    /// What follows.
    package var bytes: [UInt8]?

    /// How many bytes follow.
    var count: Int? { Int(String(decoding: line.prefix(20), as: UTF8.self)) }
  }
}

extension WorkerRequest {
  /// Whether a request for a page names the same file, to be read in the same way, as another.
  fileprivate func isOfSameFile(as other: WorkerRequest?) -> Bool {
    guard let other, searchablePDF == nil, picture == nil, other.searchablePDF == nil,
      other.picture == nil
    else { return false }
    return path == other.path && options == other.options
  }
}
