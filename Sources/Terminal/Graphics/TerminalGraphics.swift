#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How a terminal shows images.
package enum TerminalGraphics: String, Hashable, Sendable, CaseIterable {
  /// The graphics protocol of kitty (https://sw.kovidgoyal.net/kitty/graphics-protocol/).
  case kitty
  /// DEC's sixels (VT330/VT340 Programmer Reference Manual, volume 2, chapter 14).
  case sixel

  /// What the terminal that standard output goes to can show, or `nil`.
  ///
  /// The environment is looked at first, then the terminal is asked; one that does not answer within
  /// a fifth of a second can show nothing.
  package static func detected() -> TerminalGraphics? {
    guard TerminalStream.output.isTerminal else { return nil }
    var environment: [String: String] = [:]
    for name in ["TERM", "TERM_PROGRAM", "KITTY_WINDOW_ID", "TMUX", "STY"] {
      environment[name] = getenv(name).map { String(cString: $0) }
    }
    switch known(by: environment) {
    case .some(let known): return known
    case .none: return answered(by: ask())
    }
  }

  /// What the environment alone says: a protocol, that there is none, or nothing (`nil`).
  static func known(by environment: [String: String]) -> TerminalGraphics?? {
    let terminal = environment["TERM"] ?? ""
    if terminal.isEmpty || terminal == "dumb" || terminal == "linux" { return .some(nil) }
    // Between the program and the terminal stands another program that swallows images of kitty.
    if environment["TMUX"] != nil || environment["STY"] != nil { return nil }
    let program = environment["TERM_PROGRAM"] ?? ""
    if environment["KITTY_WINDOW_ID"] != nil || terminal == "xterm-kitty"
      || terminal == "xterm-ghostty" || program == "ghostty" || program == "WezTerm"
    {
      return .kitty
    }
    return nil
  }

  /// Asks for an image of one pixel without showing it, then for the device's attributes, which
  /// every terminal answers, so that the wait is short where the first question is not understood.
  static let question = "\u{1B}_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\u{1B}\\\u{1B}[c"

  /// What an answer to the question says.
  static func answered(by answer: String) -> TerminalGraphics? {
    if answer.contains("\u{1B}_Gi=31;OK") { return .kitty }
    guard let start = answer.range(of: "\u{1B}[?"),
      let end = answer[start.upperBound...].firstIndex(of: "c")
    else { return nil }
    return answer[start.upperBound..<end].split(separator: ";").contains("4") ? .sixel : nil
  }

  /// Asks the terminal and gives what it answers.
  private static func ask() -> String {
    let terminal = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard terminal >= 0 else { return "" }
    defer { close(terminal) }
    var before = termios()
    // A process in the background must not touch the terminal: it would be stopped.
    guard tcgetpgrp(terminal) == getpgrp(), tcgetattr(terminal, &before) == 0 else { return "" }
    var raw = before
    raw.c_lflag &= ~tcflag_t(ICANON | ECHO)
    guard tcsetattr(terminal, TCSANOW, &raw) == 0 else { return "" }
    defer { tcsetattr(terminal, TCSAFLUSH, &before) }
    TerminalStream(descriptor: terminal).write(question)
    var answer: [UInt8] = []
    let end = ContinuousClock.now + .milliseconds(200)
    while !isWhole(answer) {
      let left = (end - .now) / .milliseconds(1)
      var state = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
      guard left > 0, poll(&state, 1, Int32(left.rounded(.up))) > 0 else { break }
      var chunk = [UInt8](repeating: 0, count: 256)
      let count = read(terminal, &chunk, chunk.count)
      guard count > 0 else { break }
      answer += chunk[..<count]
    }
    return String(decoding: answer, as: UTF8.self)
  }

  /// Whether the answer to the last question has come.
  private static func isWhole(_ answer: [UInt8]) -> Bool {
    let text = String(decoding: answer, as: UTF8.self)
    guard let start = text.range(of: "\u{1B}[?") else { return false }
    return text[start.upperBound...].contains("c")
  }
}

extension String {
  /// The first place of a piece of text, scalar by scalar.
  fileprivate func range(of piece: String) -> Range<Index>? {
    unicodeScalars.firstRange(of: Array(piece.unicodeScalars))
  }
}
