import ArgumentParser
import Catalogue
import Terminal

struct Find: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "find",
    abstract: "Finds documents of an archive by their words.",
    discussion: """
      A word with marks finds just that word, a word without any finds every word that it may stand \
      for: "ke hoach" finds "kế hoạch". Words between quotation marks stand side by side; a word \
      that ends in * finds all that begin with it.
      """)

  @Argument(help: "The words; all must stand on one page.") var words: [String]

  @Option(help: ArgumentHelp("At most so many documents.", valueName: "number"))
  var limit = 20

  @OptionGroup var rows: RowFlags

  func run() throws {
    let catalogue = try rows.catalogue.open()
    let words = SearchWords(self.words.joined(separator: " "))
    let found = try catalogue.find(words, limit: limit)
    try rows.write(
      found,
      columns: [
        .init("document", isFlexible: true), .init("symbol", isFlexible: true), .init("date"),
        .init("page", .right), .init("text", isFlexible: true),
      ]
    ) { [$0.path, $0.symbol ?? "", $0.date ?? "", "\($0.page)", $0.text] }
    if rows.format == .table {
      let pages = try catalogue.countPages(words)
      TerminalStream.error.writeLine(
        "dau: \(pages) page\(pages == 1 ? "" : "s"), \(found.count) document\(found.count == 1 ? "" : "s") shown"
      )
    }
  }
}
