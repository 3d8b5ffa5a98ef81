import GRDB
import VietnameseText

/// A document in which words were found, with the page where they stand closest to the question.
public struct FoundPage: Codable, Hashable, Sendable {
  /// Path of the input as given.
  public var path: String
  /// Số, ký hiệu.
  public var symbol: String?
  /// Date of issue as `yyyy-MM-dd`.
  public var date: String?
  /// Tên loại.
  public var type: String?
  /// Trích yếu.
  public var title: String?
  /// 1-based page.
  public var page: Int
  /// The line of that page which holds most of the words.
  public var text: String
}

extension Catalogue {
  /// Among how many matching pages, the newest first, the best are looked for.
  ///
  /// A word that stands on every page would otherwise have all of them weighed.
  static let rankedPages = 2000

  /// The documents whose pages hold all the words, the best first.
  public func find(_ words: SearchWords, limit: Int = 20) throws(CatalogueError) -> [FoundPage] {
    guard let expression = words.expression, limit > 0 else { return [] }
    return try read { db in
      let ranked = try Row.fetchCursor(
        db,
        sql: """
          SELECT page.document, page.number, page.text, document.path, document.symbol,
            document.date, document.type, document.title
          FROM (
            SELECT rowid, rank FROM pageSearch WHERE pageSearch MATCH ?
            ORDER BY rowid DESC LIMIT \(Self.rankedPages)
          ) AS hit
          JOIN page ON page.id = hit.rowid
          JOIN document ON document.id = page.document
          ORDER BY hit.rank, hit.rowid
          """, arguments: [expression])
      var found: [FoundPage] = []
      var seen: Set<Int64> = []
      while found.count < limit, let row = try ranked.next() {
        guard seen.insert(row["document"]).inserted else { continue }
        found.append(
          FoundPage(
            path: row["path"], symbol: row["symbol"], date: row["date"], type: row["type"],
            title: row["title"], page: row["number"],
            text: Self.bestLine(of: row["text"], for: words.plainWords)))
      }
      return found
    }
  }

  /// How many pages hold all the words.
  public func countPages(_ words: SearchWords) throws(CatalogueError) -> Int {
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
