import GRDB
import VietnameseText

extension Catalogue {
  /// How many matching pages are weighed against each other, at most.
  ///
  /// Words that stand on more pages than this say little; weighing all of those pages would take
  /// longer than anyone likes to wait.
  static let weighedPages = 500

  /// The documents whose pages hold all the words.
  ///
  /// The best come first (BM25). Where the words stand on more than `weighedPages` pages, the newest
  /// of these are taken, and first come the documents that have most of the words in their title.
  package func find(_ words: SearchWords, limit: Int = 20) throws(CatalogueError) -> [FoundPage] {
    guard let expression = words.expression, limit > 0 else { return [] }
    return try read { db in
      let newest = try Int64.fetchAll(
        db,
        sql: "SELECT rowid FROM pageSearch WHERE pageSearch MATCH ? ORDER BY rowid DESC LIMIT ?",
        arguments: [expression, Self.weighedPages + 1])
      let ranked =
        newest.count > Self.weighedPages
        ? try Self.byTitle(newest, words, db)
        : try Int64.fetchAll(
          db, sql: "SELECT rowid FROM pageSearch WHERE pageSearch MATCH ? ORDER BY rank, rowid",
          arguments: [expression])
      var found: [FoundPage] = []
      var seen: Set<Int64> = []
      for page in ranked {
        guard found.count < limit, let row = try Self.page(page, db) else { break }
        guard seen.insert(row["document"]).inserted else { continue }
        found.append(
          FoundPage(
            sha256: row["sha256"], path: row["path"], symbol: row["symbol"], date: row["date"],
            type: row["type"],
            title: row["title"], page: row["number"],
            text: Self.bestLine(of: row["text"], for: words.plainWords)))
      }
      return found
    }
  }

  private static func page(_ id: Int64, _ db: Database) throws -> Row? {
    try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT page.document, page.number, page.text, document.sha256, document.path,
            document.symbol, document.date, document.type, document.title
          FROM page JOIN document ON document.id = page.document WHERE page.id = ?
          """), arguments: [id])
  }

  /// Pages by how many of the words stand in the title of their document, else in the given order.
  private static func byTitle(
    _ pages: [Int64], _ words: SearchWords, _ db: Database
  ) throws -> [Int64] {
    let titles = try db.cachedStatement(
      sql: """
        SELECT document.title FROM page JOIN document ON document.id = page.document
        WHERE page.id = ?
        """)
    let scored = try pages.enumerated().map { index, page in
      let title = try String.fetchOne(titles, arguments: [page]) ?? ""
      let found = Set(SearchKey.words(of: title.folded))
      return (page: page, index: index, score: words.plainWords.count { found.contains($0) })
    }
    return scored.sorted { ($1.score, $0.index) < ($0.score, $1.index) }.map(\.page)
  }

  /// How many pages hold all the words.
  package func countPages(_ words: SearchWords) throws(CatalogueError) -> Int {
    guard let expression = words.expression else { return 0 }
    return try read { db in
      try Int.fetchOne(
        db, sql: "SELECT count(*) FROM pageSearch WHERE pageSearch MATCH ?",
        arguments: [expression]) ?? 0
    }
  }

  static func bestLine(of text: String, for words: [String]) -> String {
    var best: Substring = ""
    var bestCount = 0
    for line in text.split(separator: "\n") {
      let found = Set(SearchKey.words(of: line.folded))
      let count = words.count { found.contains($0) }
      if count > bestCount { (best, bestCount) = (line, count) }
    }
    return String(best.drop(while: \.isWhitespace))
  }
}
