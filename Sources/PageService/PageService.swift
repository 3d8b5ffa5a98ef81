import Extraction
import Foundation
import PageWorkers
import Workers

/// The worker's side of `PageWorkers`: answers requests on standard input until it ends.
package enum PageService {
  /// Answers requests; does not return.
  ///
  /// When standard input ends the process does, even in the middle of a page: whoever asked is gone.
  ///
  /// - Parameter memoryLimit: the most memory, in megabytes, that the process may hold of its own.
  package static func run(memoryLimit: Int?) -> Never {
    // The one who asked ends on Ctrl-C, and this process with its standard input.
    signal(SIGINT, SIG_IGN)
    limitMemory(memoryLimit)
    let stream = MessageStream()
    let requests = RequestQueue()
    Thread.detachNewThread {
      while let message = stream.receive() { requests.add(message) }
      _exit(0)
    }
    let session = PageSession()
    while true {
      guard let answer = try? WireFormat.answer(session.reply(to: requests.next())) else {
        _exit(1)
      }
      guard stream.send(answer.line, answer.bytes ?? []) else { _exit(0) }
    }
  }

  /// Writes on standard output what pages are read with, as JSON.
  package static func describe() {
    let stream = MessageStream()
    let libraries = ReadingLibraries(
      tesseract: Recognition.tesseractVersion, poppler: Recognition.popplerVersion,
      leptonica: Recognition.leptonicaVersion, languages: Recognition.installedLanguages())
    guard let text = try? JSONEncoder().encode(libraries) else { _exit(1) }
    stream.send(Array(text))
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
}
