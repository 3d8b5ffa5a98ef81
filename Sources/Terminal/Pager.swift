#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The program that lets a reader page through long text: `$PAGER`, or `less -R`.
package struct Pager: Hashable, Sendable {
  /// What the shell is told to run.
  package let command: String

  /// The pager that the user wants; `nil` where none is wanted (`PAGER` is empty or `cat`).
  package init?() {
    let wanted = getenv("PAGER").map { String(cString: $0) }
    self.init(wanted: wanted)
  }

  init?(wanted: String?) {
    guard wanted != "", wanted != "cat" else { return nil }
    command = wanted ?? "less -R"
  }

  /// Hands text to the pager and waits for it to end.
  ///
  /// A reader who leaves early is no error. Where the pager cannot be run, `output` gets the text.
  package func show(_ text: String, else output: TerminalStream = .output) {
    // As git does: colours pass, and what fits the screen does not wait for a key.
    setenv("LESS", "FRX", 0)
    signal(SIGPIPE, SIG_IGN)
    guard let pipe = popen(command, "w") else {
      output.write(text)
      return
    }
    // Ctrl-C is the pager's to handle; ending before it would leave the terminal as it set it.
    let before = signal(SIGINT, SIG_IGN)
    fputs(text, pipe)
    let status = pclose(pipe)
    signal(SIGINT, before)
    // 126 and 127 are the shell's: the command cannot be run, or is not there.
    if status >= 0, [126, 127].contains(status >> 8 & 0xFF) { output.write(text) }
  }
}
