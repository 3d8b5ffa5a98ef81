import ArgumentParser
import Catalogue
import Terminal

struct Cites: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cites",
    abstract: "Lists the documents of an archive that mention a document.",
    discussion: """
      "in archive" names the file of the mentioned document where the archive has it: one with the \
      same symbol and, where both dates are known, the same date.
      """)

  @Argument(help: "Số, ký hiệu of the document, with or without marks: 30/2020/NĐ-CP.")
  var symbol: String

  @OptionGroup var rows: RowFlags

  func run() throws {
    try rows.write(
      try rows.catalogue.open().citations(of: symbol),
      columns: [
        .init("document", isFlexible: true), .init("symbol", isFlexible: true), .init("date"),
        .init("role"), .init("line", .right), .init("mention", isFlexible: true),
        .init("in archive", isFlexible: true),
      ]
    ) {
      [
        $0.path, $0.symbol ?? "", $0.date ?? "", $0.role, "\($0.line)", $0.text, $0.target ?? "",
      ]
    }
  }
}
