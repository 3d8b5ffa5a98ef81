import Dispatch

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What happens when the user ends the program by Ctrl-C or a signal to terminate.
///
/// The action runs on a thread of its own, so it comes about even where all others are at work. A
/// second signal ends the program at once.
package final class Interruption {
  private let sources: [any DispatchSourceSignal]

  /// Starts to watch; ends when the object goes.
  ///
  /// - Parameter action: Tidies up and returns the exit code, or `nil` where the program ends by
  ///   itself.
  package init(_ action: @escaping @Sendable () -> Int32?) {
    let queue = DispatchQueue(label: "interruption")
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        signal(number, SIG_DFL)
        if let code = action() { _exit(code) }
      }
      source.resume()
      return source
    }
  }

  deinit {
    for source in sources { source.cancel() }
  }
}
