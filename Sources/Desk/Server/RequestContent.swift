import Hummingbird
import NIOCore

/// The body of a request, read piece by piece by one task at a time.
final class RequestContent: @unchecked Sendable {
  // Safe: handed from the task that reads the beginning to the one that reads the rest.
  private var pieces: RequestBody.AsyncIterator
  private let limit: Int
  private let timer: ConnectionTimer
  private var count = 0

  /// Takes the body of a request.
  ///
  /// - Throws: `APIError.tooLarge` where the request says that it is.
  init(_ request: Request, _ context: DeskContext, limit: Int, seconds: Double) throws {
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit {
      throw APIError.tooLarge(limit)
    }
    pieces = request.body.makeAsyncIterator()
    self.limit = limit
    timer = ConnectionTimer(context.channel, seconds: seconds)
  }

  deinit { timer.end() }

  /// The next piece; `nil` at the end.
  func next() async throws -> ByteBuffer? {
    guard let piece = try await pieces.next() else { return nil }
    count += piece.readableBytes
    guard count <= limit else { throw APIError.tooLarge(limit) }
    return piece
  }

  /// Something came of what was read: whoever sends is given time again.
  func hasProgressed() { timer.extend() }

  /// As much as comes before so many bytes are there, or the end is.
  func beginning(_ wanted: Int) async throws -> (bytes: [UInt8], isWhole: Bool) {
    var bytes: [UInt8] = []
    while bytes.count <= wanted {
      guard let piece = try await next() else { return (bytes, true) }
      bytes.append(contentsOf: piece.readableBytesView)
    }
    return (bytes, false)
  }

  /// All of it.
  func whole() async throws -> [UInt8] { try await beginning(limit).bytes }
}
