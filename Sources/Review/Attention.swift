import DocumentModel

/// What in a document needs a person: doubtful words, pages that could not be read, citations that
/// contradict themselves.
package struct Attention: Codable, Hashable, Sendable {
  /// Words whose choice is doubtful.
  package var doubtfulWords: Int
  /// Pages that could not be read.
  package var failedPages: Int
  /// Citations that contradict themselves.
  package var contradictions: Int

  /// Looks through a document.
  ///
  /// - Parameters:
  ///   - failures: What went wrong, by the number of the page.
  ///   - page: The page to look at; `nil` for all.
  package init(_ document: Document, failures: [Int: String] = [:], page: Int? = nil) {
    let pages = document.pages.filter { page == nil || $0.number == page }
    doubtfulWords = pages.reduce(0) { $0 + $1.doubtfulWords }
    failedPages = failures.keys.count { page == nil || $0 == page }
    contradictions = document.structure.citations.count {
      !$0.flags.isEmpty && (page == nil || $0.page == page)
    }
  }

  /// Whether there is any of it.
  package var isNeeded: Bool { doubtfulWords + failedPages + contradictions > 0 }

  /// In one line.
  package var summary: String {
    let parts = [
      (doubtfulWords, "doubtful word"), (failedPages, "page not read"),
      (contradictions, "contradictory citation"),
    ].filter { $0.0 > 0 }
    guard !parts.isEmpty else { return "Nothing needs a person." }
    return "Needs a person: "
      + parts.map { count, name in
        let plural = name == "page not read" ? "pages not read" : name + "s"
        return "\(count) \(count == 1 ? name : plural)"
      }.joined(separator: ", ") + "."
  }
}
