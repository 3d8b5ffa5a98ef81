import Export
import Synchronization
import Terminal

/// Shows how a conversion goes: a bar that redraws itself on a terminal, plain lines elsewhere.
package final class ProgressDisplay: Sendable {
  /// How much is shown, and how.
  package enum Mode: Hashable, Sendable {
    /// A bar on a terminal, lines elsewhere.
    case automatic
    /// A line for each document.
    case plain
    /// Failures and notices only.
    case quiet
  }

  private struct State {
    var total = 0
    var finished = 0
    var kept = 0
    var failed = 0
    var pages = 0
    /// What part of each open document is done.
    var open: [String: Double] = [:]
    var lastDrawn: ContinuousClock.Instant?
    var isBarVisible = false

    var settled: Int { finished + kept + failed }
  }

  private let stream: TerminalStream
  private let style: Style
  private let mode: Mode
  private let start = ContinuousClock.now
  private let state = Mutex(State())

  private var hasBar: Bool { mode == .automatic && stream.isTerminal }

  /// Creates a display.
  ///
  /// - Parameters:
  ///   - stream: Where to show it.
  ///   - mode: How much to show.
  package init(on stream: TerminalStream = .error, mode: Mode = .automatic) {
    self.stream = stream
    self.mode = mode
    style = Style(.auto, for: stream)
  }

  /// Shows an event.
  package func show(_ event: ConversionEvent) {
    state.withLock { state in
      switch event {
      case .planned(let documents):
        // A folder that is watched is planned again and again.
        state.total = state.settled + documents
      case .started(let path):
        state.open[path] = 0
      case .page(let path, let done, let total):
        state.pages += 1
        state.open[path] = Double(done) / Double(max(total, 1))
      case .finished(let path, let pages, let seconds):
        state.finished += 1
        state.open[path] = nil
        if mode != .quiet, !hasBar {
          let pages = ConversionReport.count(pages, "page")
          stream.writeLine(
            "[\(state.settled)/\(state.total)] \(path): \(pages), "
              .printable + ConversionReport.duration(seconds))
        }
      case .kept(let path, let original):
        state.kept += 1
        state.open[path] = nil
        if let original, mode != .quiet, !hasBar {
          stream.writeLine(
            "[\(state.settled)/\(state.total)] \(path): same content as \(original)".printable)
        }
      case .passed:
        state.total -= 1
      case .postponed(let path):
        state.open[path] = nil
      case .stillFailed:
        state.failed += 1
      case .failed(let failure):
        if failure.page == nil, state.open.removeValue(forKey: failure.path) != nil {
          state.failed += 1
        }
        clear(&state)
        stream.writeLine("dau: " + style(Self.line(for: failure), .bad))
      case .notice(let text):
        clear(&state)
        stream.writeLine("dau: " + style(text.printable, .doubtful))
      }
      draw(&state)
    }
  }

  /// Takes the bar away and says what came of the run.
  package func finish(_ report: ConversionReport) {
    state.withLock { state in
      clear(&state)
      if mode != .quiet {
        stream.writeLine("dau: \(report.lines.joined(separator: "\n"))")
      }
    }
  }

  /// Takes the bar away.
  package func clear() { state.withLock { clear(&$0) } }

  private static func line(for failure: FailureList.Entry) -> String {
    let page = failure.page.map { " page \($0):" } ?? ""
    return "\(failure.path):\(page) \(failure.reason)".printable
  }

  private func clear(_ state: inout State) {
    if state.isBarVisible { stream.write("\r\u{1B}[2K") }
    state.isBarVisible = false
  }

  private func draw(_ state: inout State) {
    guard hasBar else { return }
    let now = ContinuousClock.now
    if state.isBarVisible, let last = state.lastDrawn, now - last < .milliseconds(100) { return }
    state.lastDrawn = now
    let line = Self.bar(
      done: state.settled, new: state.finished, failed: state.failed, total: state.total,
      open: state.open, pages: state.pages, seconds: (now - start).seconds,
      columns: stream.columns ?? 80)
    stream.write("\r\u{1B}[2K" + line)
    state.isBarVisible = true
  }

  /// One line that says how far the run is, and on which files it is.
  static func bar(
    done: Int, new: Int, failed: Int, total: Int, open: [String: Double], pages: Int,
    seconds: Double, columns: Int
  ) -> String {
    let parts = open.values.reduce(0, +)
    let share = min(1, (Double(done) + parts) / Double(max(total, 1)))
    var text = ConversionReport.count(pages, "page")
    if total > 0 { text = "\(done)/\(total) documents, " + text }
    if seconds > 1, pages > 0 { text += ", \((Double(pages) / seconds * 10).rounded() / 10)/s" }
    // What an earlier run did took no time now and says nothing of what is left.
    let worked = Double(new) + parts
    if seconds > 2, worked > 0, share < 1 {
      let left = Double(total - done) - parts
      text += ", \(ConversionReport.duration(seconds / worked * left, exact: false)) left"
    }
    if failed > 0 { text += ", \(failed) failed" }
    let width = min(30, columns - text.displayWidth - 4)
    guard width >= 5 else { return text.truncated(to: columns - 1) }
    let filled = Int(Double(width) * share)
    let line =
      "[" + String(repeating: "█", count: filled) + String(repeating: "·", count: width - filled)
      + "] " + text
    let names = open.keys.sorted().map { $0.split(separator: "/").last.map(String.init) ?? $0 }
    let room = columns - 3 - line.displayWidth
    guard room > 12, !names.isEmpty else { return line }
    return line + "  " + names.joined(separator: ", ").printable.truncated(to: room)
  }
}
