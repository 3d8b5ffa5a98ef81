import Export
import Synchronization
import Terminal

/// Shows how a conversion goes: a bar that redraws itself on a terminal, plain lines elsewhere.
public final class ProgressDisplay: Sendable {
  private struct State {
    var total = 0
    var finished = 0
    var failed = 0
    var pages = 0
    /// What part of each open document is done.
    var open: [String: Double] = [:]
    var lastDrawn: ContinuousClock.Instant?
    var isBarVisible = false
  }

  private let stream: TerminalStream
  private let style: Style
  private let isQuiet: Bool
  private let start = ContinuousClock.now
  private let state = Mutex(State())

  /// Creates a display.
  ///
  /// - Parameters:
  ///   - stream: Where to show it.
  ///   - isQuiet: Whether to show failures only.
  public init(on stream: TerminalStream = .error, isQuiet: Bool = false) {
    self.stream = stream
    self.isQuiet = isQuiet
    style = Style(.auto, for: stream)
  }

  /// Shows an event.
  public func show(_ event: ConversionEvent) {
    state.withLock { state in
      switch event {
      case .planned(let documents):
        state.total = documents
      case .started(let path):
        state.open[path] = 0
      case .page(let path, let done, let total):
        state.pages += 1
        state.open[path] = Double(done) / Double(max(total, 1))
      case .finished(let document):
        state.finished += 1
        state.open[document.path] = nil
        if !isQuiet, !stream.isTerminal {
          let pages = "\(document.pages) page\(document.pages == 1 ? "" : "s")"
          let count = "[\(state.finished + state.failed)/\(state.total)]"
          stream.writeLine(
            "\(count) \(document.path): \(pages), \(ConversionReport.duration(document.seconds))")
        }
      case .failed(let failure):
        if failure.page == nil, state.open.removeValue(forKey: failure.path) != nil {
          state.failed += 1
        }
        clear(&state)
        stream.writeLine("dau: " + style(Self.line(for: failure), .bad))
      }
      draw(&state)
    }
  }

  /// Takes the bar away and says what came of the run.
  public func finish(_ report: ConversionReport) {
    state.withLock { state in
      clear(&state)
      if !isQuiet { stream.writeLine("dau: \(report.summary)") }
    }
  }

  /// Takes the bar away.
  public func clear() { state.withLock { clear(&$0) } }

  private static func line(for failure: FailureList.Entry) -> String {
    let page = failure.page.map { " page \($0):" } ?? ""
    return "\(failure.path):\(page) \(failure.reason)".printable
  }

  private func clear(_ state: inout State) {
    if state.isBarVisible { stream.write("\r\u{1B}[2K") }
    state.isBarVisible = false
  }

  private func draw(_ state: inout State) {
    guard !isQuiet, stream.isTerminal else { return }
    let now = ContinuousClock.now
    if state.isBarVisible, let last = state.lastDrawn, now - last < .milliseconds(100) { return }
    state.lastDrawn = now
    let line = Self.bar(
      finished: state.finished, failed: state.failed, total: state.total,
      open: state.open.values.reduce(0, +), pages: state.pages, seconds: (now - start).seconds,
      columns: stream.columns ?? 80)
    stream.write("\r\u{1B}[2K" + line)
    state.isBarVisible = true
  }

  /// One line that says how far the run is.
  static func bar(
    finished: Int, failed: Int, total: Int, open: Double, pages: Int, seconds: Double, columns: Int
  ) -> String {
    let done = Double(finished + failed) + open
    let share = min(1, done / Double(max(total, 1)))
    var text = "\(pages) page\(pages == 1 ? "" : "s")"
    if total > 0 { text = "\(finished + failed)/\(total) documents, " + text }
    if seconds > 1, pages > 0 { text += ", \((Double(pages) / seconds * 10).rounded() / 10)/s" }
    if seconds > 2, share > 0.01, share < 1 {
      text += ", \(ConversionReport.duration(seconds / share - seconds, exact: false)) left"
    }
    if failed > 0 { text += ", \(failed) failed" }
    let width = min(30, columns - text.displayWidth - 4)
    guard width >= 5 else { return text.truncated(to: columns - 1) }
    let filled = Int(Double(width) * share)
    return "[" + String(repeating: "█", count: filled)
      + String(repeating: "·", count: width - filled) + "] " + text
  }
}
