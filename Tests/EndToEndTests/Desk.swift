import Foundation
import Testing

/// The desk, opened by the built program on a port of its own, and those who ask it.
struct Desk: Sendable {
  /// What came back.
  struct Answer: Sendable {
    var status: Int
    var head: String
    var body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }
    var json: [String: Any] {
      (try? JSONSerialization.jsonObject(with: Data(body))) as? [String: Any] ?? [:]
    }
  }

  let port: UInt16
  let process: pid_t

  /// Opens a desk, hands it to `body`, and tells it to end.
  ///
  /// - Returns: the exit code, and what was written to standard error.
  @discardableResult
  static func open(
    _ arguments: String..., program: String = Program.path, environment: [String: String] = [:],
    _ body: (Desk) async throws -> Void
  ) async throws -> (code: Int, messages: String) {
    try await open(arguments: arguments, program: program, environment: environment, body)
  }

  /// Opens a desk, hands it to `body`, and tells it to end.
  @discardableResult
  static func open(
    arguments: [String], program: String = Program.path, environment: [String: String] = [:],
    _ body: (Desk) async throws -> Void
  ) async throws -> (code: Int, messages: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = ["serve", "--port", "0"] + arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let errors = Pipe()
    process.standardError = errors
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let (lines, line) = AsyncStream.makeStream(of: String.self)
    Thread.detachNewThread {
      var pending = ""
      while case let data = errors.fileHandleForReading.availableData, !data.isEmpty {
        pending += String(decoding: data, as: UTF8.self)
        while let end = pending.firstIndex(of: "\n") {
          line.yield(String(pending[..<end]))
          pending = String(pending[pending.index(after: end)...])
        }
      }
      line.finish()
    }
    var messages = ""
    for await line in lines {
      messages += line + "\n"
      guard let found = line.firstMatch(of: /127\.0\.0\.1:(\d+)\//), let port = UInt16(found.1)
      else {
        continue
      }
      do {
        try await body(Desk(port: port, process: process.processIdentifier))
      } catch {
        kill(process.processIdentifier, SIGKILL)
        throw error
      }
      process.terminate()
    }
    while process.isRunning { try await Task.sleep(for: .milliseconds(5)) }
    let isSignal = process.terminationReason == .uncaughtSignal
    return (Int(process.terminationStatus) + (isSignal ? 128 : 0), messages)
  }

  /// Asks on a connection of its own.
  func ask(
    _ method: String, _ path: String, _ body: [UInt8] = [], headers: [String] = []
  ) async throws -> Answer {
    let lines =
      ["\(method) \(path) HTTP/1.1", "Host: 127.0.0.1:\(port)", "Connection: close"] + headers
      + (body.isEmpty && method == "GET" ? [] : ["Content-Length: \(body.count)"])
    let request = Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body
    let bytes = try await send([request])
    return try #require(Self.answer(bytes), "no answer to \(method) \(path)")
  }

  /// Whether a new connection is answered.
  var isListening: Bool {
    get async {
      let request = Array("GET /health HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n\r\n".utf8)
      return (try? await send([request]))?.isEmpty == false
    }
  }

  /// Sends JSON.
  func post(_ path: String, json: String, headers: [String] = []) async throws -> Answer {
    try await ask(
      "POST", path, Array(json.utf8), headers: ["Content-Type: application/json"] + headers)
  }

  /// Sends bytes in pieces on a connection of its own and gives all that comes back.
  ///
  /// - Parameters:
  ///   - pause: seconds between the pieces.
  ///   - reads: whether what comes is waited for.
  func send(_ pieces: [[UInt8]], pause: Double = 0, reads: Bool = true) async throws -> [UInt8] {
    try await withCheckedThrowingContinuation { continuation in
      // The threads that tasks run on are few and must not wait.
      Thread.detachNewThread { [port] in
        continuation.resume(
          with: Result { try Self.exchange(port, pieces, pause: pause, reads: reads) })
      }
    }
  }

  private static func exchange(
    _ port: UInt16, _ pieces: [[UInt8]], pause: Double, reads: Bool
  ) throws -> [UInt8] {
    let connection = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard connection >= 0 else { throw POSIXError(.EBADF) }
    defer { close(connection) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let connected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(connection, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    // More than the minute after which the desk tells the job of a document instead.
    var limit = timeval(tv_sec: 180, tv_usec: 0)
    setsockopt(
      connection, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    for piece in pieces {
      var rest = piece[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes {
          Glibc.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        if count <= 0 { break }
        rest = rest.dropFirst(count)
      }
      if pause > 0 { Thread.sleep(forTimeInterval: pause) }
    }
    guard reads else { return [] }
    shutdown(connection, Int32(SHUT_WR))
    var answer: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = recv(connection, &chunk, chunk.count, 0)
      if count <= 0 { return answer }
      answer += chunk[..<count]
    }
  }

  /// Takes an answer apart.
  static func answer(_ bytes: [UInt8]) -> Answer? {
    guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
    let head = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
    guard let status = head.split(separator: " ").dropFirst().first.flatMap({ Int($0.prefix(3)) })
    else { return nil }
    var body = bytes[end.upperBound...]
    guard head.lowercased().contains("transfer-encoding: chunked") else {
      return Answer(status: status, head: head, body: Array(body))
    }
    var whole: [UInt8] = []
    while let line = body.firstRange(of: [0x0D, 0x0A]) {
      let digits = String(decoding: body[..<line.lowerBound], as: UTF8.self)
      guard let size = Int(digits, radix: 16), size > 0 else { break }
      let piece = body[line.upperBound...]
      whole += piece.prefix(size)
      body = piece.dropFirst(size + 2)
    }
    return Answer(status: status, head: head, body: whole)
  }
}
