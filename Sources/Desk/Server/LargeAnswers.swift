import Hummingbird
import NIOCore
import Synchronization

/// Keeps the number of large answers small that are on their way at a time: whoever reads them
/// slowly must not make the process hold many.
final class LargeAnswers: Sendable {
  private let room: Int
  private let open = Atomic<Int>(0)

  init(room: Int) { self.room = room }

  /// A place, which is free again when the object goes.
  private final class Place: Sendable {
    let answers: LargeAnswers

    init(_ answers: LargeAnswers) { self.answers = answers }

    deinit { answers.open.subtract(1, ordering: .relaxed) }
  }

  /// Makes a large answer.
  ///
  /// - Throws: `APIError.busy` where too many are on their way, before `content` is made.
  func response(
    type: String, _ content: () async throws -> [UInt8]
  ) async throws -> Response {
    let isTaken = open.add(1, ordering: .relaxed).newValue <= room
    let place = Place(self)
    guard isTaken else { throw APIError.busy }
    let bytes = ByteBuffer(bytes: try await content())
    return Response(
      status: .ok, headers: [.contentType: type],
      body: ResponseBody(contentLength: bytes.readableBytes) { writer in
        defer { withExtendedLifetime(place) {} }
        try await writer.write(bytes)
        try await writer.finish(nil)
      })
  }

  static let json = "application/json; charset=utf-8"
}
