import DurableFiles
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Decides, when the disk of the outputs fails, whether to wait or to end, and says so once.
final class DiskGuard: Sendable {
  private struct State {
    var isTold = false
    var isStopped = false
  }

  private let output: String
  private let policy: ConversionSettings.DiskPolicy
  private let pause: Duration
  private let observer: ConversionObserver?
  private let state = Mutex(State())

  init(_ settings: ConversionSettings, output: String, observer: ConversionObserver?) {
    policy = settings.onDiskFull
    pause = settings.diskPause
    self.output = output
    self.observer = observer
  }

  /// Ends all waiting.
  func stop() { state.withLock { $0.isStopped = true } }

  /// Waits until the disk takes outputs again.
  ///
  /// - Returns: Whether it does; `false` where the run is to end.
  func isMended(_ error: WriteError) async -> Bool {
    guard let trouble = error.diskTrouble else { return false }
    let (isFirst, isStopped) = state.withLock { state in
      defer { state.isTold = true }
      return (!state.isTold, state.isStopped)
    }
    if isStopped { return false }
    let advice =
      policy == .wait
      ? "waiting until that is mended; what is finished is safe"
      : "the run ends; what is finished is safe, mend that and run the same command again"
    if isFirst { observer?(.notice("\(output): \(trouble.rawValue); \(advice)")) }
    guard policy == .wait else { return false }
    while true {
      try? await Task.sleep(for: pause)
      if state.withLock({ $0.isStopped }) { return false }
      if takesBytes() { break }
    }
    let isLast = state.withLock { state in
      defer { state.isTold = false }
      return state.isTold
    }
    if isLast { observer?(.notice("\(output): takes outputs again; going on")) }
    return true
  }

  /// Whether a megabyte can be written and is taken back at once.
  private func takesBytes() -> Bool {
    let path = "\(output)/.dau-probe-\(getpid())"
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return false }
    defer {
      close(descriptor)
      unlink(path)
    }
    let bytes = [UInt8](repeating: 0x20, count: 1 << 20)
    return write(descriptor, bytes, bytes.count) == bytes.count && fsync(descriptor) == 0
  }
}
