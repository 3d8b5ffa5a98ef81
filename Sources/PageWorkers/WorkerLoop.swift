import Extraction
import Foundation
import SearchablePDF

/// The worker's side: answers requests on standard input until it ends.
public enum WorkerLoop {
  /// Answers requests; does not return.
  ///
  /// When standard input ends the process does, even in the middle of a page: whoever asked is gone.
  ///
  /// - Parameter memoryLimit: the most memory, in megabytes, that the process may hold of its own.
  public static func run(memoryLimit: Int?) -> Never {
    // The one who asked ends on Ctrl-C, and this process with its standard input.
    signal(SIGINT, SIG_IGN)
    limitMemory(memoryLimit)
    let answers = takeStandardOutput()
    let requests = RequestQueue()
    Thread.detachNewThread {
      while let line = readLine() { requests.add(line) }
      _exit(0)
    }
    let session = WorkerSession()
    while true {
      guard let line = try? WireFormat.line(of: session.reply(toLine: requests.next())) else {
        _exit(1)
      }
      write(line, to: answers)
    }
  }

  /// Keeps the descriptor of standard output for answers; what libraries print goes nowhere.
  private static func takeStandardOutput() -> Int32 {
    let answers = dup(STDOUT_FILENO)
    let nowhere = open("/dev/null", O_WRONLY)
    dup2(nowhere, STDOUT_FILENO)
    return answers
  }

  private static func limitMemory(_ megabytes: Int?) {
    #if os(Linux)
      // A core file of a crash is of no use to anyone and as large as the process.
      var none = rlimit(rlim_cur: 0, rlim_max: 0)
      setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
      guard let megabytes else { return }
      var limit = rlimit(rlim_cur: rlim_t(megabytes) << 20, rlim_max: rlim_t(megabytes) << 20)
      setrlimit(__rlimit_resource_t(RLIMIT_DATA.rawValue), &limit)
    #endif
  }

  private static func write(_ bytes: Data, to descriptor: Int32) {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let part = UnsafeRawBufferPointer(rebasing: rest)
        let count = Foundation.write(descriptor, part.baseAddress, part.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { _exit(0) }
        rest = rest.dropFirst(count)
      }
    }
  }
}

/// The file that a worker holds open from one request to the next.
final class WorkerSession {
  private var path: String?
  private var options: ExtractionOptions?
  private var file: OpenedFile?

  /// Answers a request as it came.
  func reply(toLine line: String) -> WorkerReply {
    guard let request = try? JSONDecoder().decode(WorkerRequest.self, from: Data(line.utf8)) else {
      return .failed(.noAnswer(path: "", reason: "the request cannot be understood"))
    }
    return reply(to: request)
  }

  /// Opens the file, or reads or draws the page that is asked for.
  func reply(to request: WorkerRequest) -> WorkerReply {
    if let text = request.searchablePDF {
      // The file is not needed open for it.
      file = nil
      do throws(SearchablePDFError) {
        try SearchablePDF.write(
          request.path, isPDF: Extractor.isPDF(request.path), pages: text.pages, to: text.output)
        return .written
      } catch {
        return .notWritten(error)
      }
    }
    do throws(ExtractionError) {
      let file = try opened(request)
      if let picture = request.picture { return .picture(try file.picture(picture)) }
      guard let number = request.page else { return .opened(file.summary) }
      return .page(try file.page(number))
    } catch {
      return .failed(error)
    }
  }

  private func opened(_ request: WorkerRequest) throws(ExtractionError) -> OpenedFile {
    if let file, path == request.path, options == request.options,
      request.page != nil || request.picture != nil
    {
      return file
    }
    // The one before is closed first: two large files at a time are not needed.
    file = nil
    let file = try Extractor(options: request.options).open(request.path)
    (self.file, path, options) = (file, request.path, request.options)
    return file
  }
}

/// Requests that wait, handed from the thread that reads them to the one that answers.
private final class RequestQueue: @unchecked Sendable {
  // Safe: every access holds the lock.
  private let condition = NSCondition()
  private var lines: [String] = []

  func add(_ line: String) {
    condition.withLock {
      lines.append(line)
      condition.signal()
    }
  }

  func next() -> String {
    condition.withLock {
      while lines.isEmpty { condition.wait() }
      return lines.removeFirst()
    }
  }
}
