import DocumentModel

/// Marks the citations within text as `ref` elements.
///
/// Citations are taken in reading order, each at its next occurrence, so that a text that is asked
/// for twice is not marked twice.
struct CitedText {
  private let citations: [Citation]

  init(_ citations: [Citation]) {
    self.citations = citations.sorted { $0.start < $1.start }
  }

  /// The text as XML, with a link for each citation that starts within `spans` of the document.
  ///
  /// - Complexity: O(*n* + *m*) for a text of *n* characters with *m* citations.
  func xml(_ text: String, from spans: [Range<Int>]) -> String {
    var result = ""
    var rest = text[...]
    for citation in citations(in: spans) {
      guard let id = citation.id, let found = Self.find(citation.text, in: rest) else { continue }
      result += String(rest[..<found.lowerBound]).escapedForXML
      result +=
        "<ref href=\"\(id.escapedForXML)\">\(String(rest[found]).escapedForXML)</ref>"
      rest = rest[found.upperBound...]
    }
    return result + String(rest).escapedForXML
  }

  private func citations(in spans: [Range<Int>]) -> [Citation] {
    var found: [Citation] = []
    for span in spans {
      var low = 0
      var high = citations.count
      while low < high {
        let middle = (low + high) / 2
        if citations[middle].start < span.lowerBound { low = middle + 1 } else { high = middle }
      }
      while low < citations.count, citations[low].start < span.upperBound {
        found.append(citations[low])
        low += 1
      }
    }
    return found
  }

  private static func find(_ part: String, in text: Substring) -> Range<Substring.Index>? {
    guard let first = part.utf8.first else { return nil }
    let bytes = Array(part.utf8)
    var index = text.startIndex
    while let start = text.utf8[index...].firstIndex(of: first) {
      if text.utf8[start...].starts(with: bytes) {
        return start..<text.utf8.index(start, offsetBy: bytes.count)
      }
      index = text.utf8.index(after: start)
    }
    return nil
  }
}
