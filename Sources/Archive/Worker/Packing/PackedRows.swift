import Catalogue
import Export

/// The rows of a document on their way from a worker, in two parts that are packed and read side by
/// side: what is said of the text, which takes about half of the time, and the rest.
enum PackedRows {
  /// Rows of fewer bytes are read sooner than another thread is asked.
  private static let smallSize = 1 << 16

  /// The parts.
  ///
  /// - Parameter hasHelp: whether another thread may help.
  static func parts(of entry: CatalogueEntry, hasHelp: Bool) throws -> [[UInt8]] {
    var text = entry
    (text.citations, text.responsibilities, text.doubts) = ([], [], [])
    var found = entry
    (found.pages, found.sections) = ([], [])
    let parts = [text, found]
    return try ParallelParts.results(of: parts.count, hasHelp: hasHelp) {
      try PackedEncoder.encode(parts[$0])
    }
  }

  /// The rows of these parts.
  ///
  /// - Throws: `DecodingError` where the parts are none.
  static func entry(from parts: [[UInt8]]) throws -> CatalogueEntry {
    let isLarge = parts.contains { $0.count > smallSize }
    let entries = try ParallelParts.results(of: parts.count, hasHelp: isLarge) {
      try PackedDecoder.decode(CatalogueEntry.self, from: parts[$0])
    }
    guard entries.count == 2 else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: [], debugDescription: "rows come in two parts, not \(entries.count)"))
    }
    var entry = entries[0]
    entry.citations = entries[1].citations
    entry.responsibilities = entries[1].responsibilities
    entry.doubts = entries[1].doubts
    return entry
  }
}
