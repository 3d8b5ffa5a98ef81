import ArgumentParser
import Catalogue
import Terminal

struct Duties: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "duties",
    abstract: "Lists what an agency must do, by deadline.",
    discussion: """
      The agency's name may be given without marks and in part: "noi vu" finds "Sở Nội vụ" and \
      "Phòng Nội vụ".
      """)

  @Argument(help: "The agency, or whole words of its name.") var agency: String

  @Option(
    help: ArgumentHelp("Only what is due before this day, as in 2025-06-30.", valueName: "date"))
  var before: String?

  @OptionGroup var rows: RowFlags

  func validate() throws {
    if let before, before.wholeMatch(of: /\d{4}-\d{2}-\d{2}/) == nil {
      throw ValidationError("--before wants a date as in 2025-06-30.")
    }
  }

  func run() throws {
    try rows.write(
      try rows.catalogue.open().duties(of: agency, before: before),
      columns: [
        .init("due"), .init("deadline", isFlexible: true), .init("role"),
        .init("agencies", isFlexible: true), .init("task", isFlexible: true),
        .init("document", isFlexible: true), .init("line", .right),
      ]
    ) {
      [
        $0.deadlineDate ?? "", $0.deadline ?? "", $0.role, $0.agencies.joined(separator: "; "),
        $0.task, $0.path, "\($0.line)",
      ]
    }
  }
}
