import Extraction
import Foundation
import PageWorkers

/// The worker's side of `PageWorkers`: answers requests on standard input until it ends.
public enum PageService {
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
    let session = PageSession()
    while true {
      guard let message = try? WireFormat.message(of: session.reply(toLine: requests.next())) else {
        _exit(1)
      }
      write(message, to: answers)
    }
  }

  /// Writes on standard output what pages are read with, as JSON.
  public static func describe() {
    let answers = takeStandardOutput()
    let libraries = ReadingLibraries(
      tesseract: Recognition.tesseractVersion, poppler: Recognition.popplerVersion,
      leptonica: Recognition.leptonicaVersion, languages: Recognition.installedLanguages())
    guard let line = try? JSONEncoder().encode(libraries) + [0x0A] else { _exit(1) }
    write(line, to: answers)
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
