import Archive
import ArgumentParser
import Export
import Terminal

struct StructureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "structure",
    abstract: "Finds the structure of correct text, without model or OCR.",
    discussion: """
      Takes text files, and folders of them. With -o it writes NAME.json and what else --formats asks \
      for into that folder; without, the JSON of the one file goes to standard output.
      """)

  @Argument(help: ArgumentHelp("Text files and folders.", valueName: "path"))
  var paths: [String]

  @Option(name: .shortAndLong, help: ArgumentHelp("The output folder.", valueName: "folder"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "What is written: json, txt, md, akn (Akoma Ntoso), alto (ALTO 4), hocr.",
      valueName: "formats"))
  var formats = OutputFormats(written: [.json])

  @Flag(help: "Say how much processor time the structure of the one file took.")
  var timing = false

  func validate() throws {
    if timing, output != nil { throw ValidationError("--timing goes without -o.") }
    if formats.searchablePDF {
      throw ValidationError("--formats wants no pdf here: text has no pages to write under.")
    }
    if output == nil, paths.count != 1 || formats.written.count != 1 {
      throw ValidationError("Without -o give one file and one format.")
    }
  }

  func run() throws {
    let structurer = TextStructurer()
    func notice(_ text: String) { TerminalStream.error.writeLine("dau: \(text.printable)") }
    guard let output else {
      let document = try structurer.read(
        paths[0],
        timing: { seconds in
          if timing { TerminalStream.error.writeLine("processor: \(seconds) s") }
        }, notice: notice)
      TerminalStream.output.write(
        try DocumentWriter().content(of: document, as: formats.written[0]))
      return
    }
    let (count, failures) = try structurer.write(
      paths, to: output, formats: formats.written, notice: notice)
    try Outcome.end(count: count, failures: failures)
  }
}
