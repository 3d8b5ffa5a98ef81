import CPopplerGLib
import Synchronization

/// Lets one thread at a time into poppler, whose font caches are shared by all documents, and
/// keeps what it complains of instead of printing it.
enum PopplerLock {
  private static let lock = Mutex(false)
  private static let messages = Mutex<[String]>([])

  /// Runs a call and gives the complaints that came up in it, the same one once.
  static func run<Result>(_ body: () -> Result) -> (result: Result, complaints: [String]) {
    _ = handler
    return lock.withLock { _ in
      messages.withLock { $0 = [] }
      let result = body()
      return (result, messages.withLock { $0 })
    }
  }

  private static let handler: Void = {
    for domain in ["Poppler", "GLib", "GLib-GObject"] {
      g_log_set_handler(
        domain, GLogLevelFlags(rawValue: ~3),
        { _, _, message, _ in
          guard let message else { return }
          PopplerLock.keep(String(cString: message))
        }, nil)
    }
  }()

  private static func keep(_ message: String) {
    messages.withLock { if $0.count < 20, !$0.contains(message) { $0.append(message) } }
  }
}
