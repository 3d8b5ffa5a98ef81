#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Colours and weights by ANSI escape sequences, or none at all.
package struct Style: Hashable, Sendable {
  /// When to colour.
  package enum Choice: String, Hashable, Sendable, CaseIterable {
    /// On a terminal that can, unless `NO_COLOR` is set.
    case auto
    /// Always.
    case always
    /// Never.
    case never
  }

  /// What a piece of text is.
  package enum Role: String, Hashable, Sendable {
    /// A title.
    case strong = "1"
    /// Something of less weight.
    case faint = "2"
    /// Good, or new.
    case good = "32"
    /// Doubtful.
    case doubtful = "33"
    /// Bad, or gone.
    case bad = "31"
    /// Changed.
    case changed = "1;36"
  }

  /// Whether escape sequences are written.
  package let isColored: Bool

  /// Creates a style.
  package init(isColored: Bool) { self.isColored = isColored }

  /// Decides whether to colour what goes to `stream`.
  package init(_ choice: Choice, for stream: TerminalStream) {
    switch choice {
    case .always: isColored = true
    case .never: isColored = false
    case .auto:
      let forbids = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
      let terminal = getenv("TERM").map { String(cString: $0) } ?? ""
      isColored = stream.isTerminal && !forbids && !terminal.isEmpty && terminal != "dumb"
    }
  }

  /// The text in the colour of its role.
  package func callAsFunction(_ text: String, _ role: Role) -> String {
    isColored && !text.isEmpty ? "\u{1B}[\(role.rawValue)m\(text)\u{1B}[0m" : text
  }
}
