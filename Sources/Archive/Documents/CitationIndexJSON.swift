import Structure

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The JSON of a citation index, `dau.citations/1`.
package enum CitationIndexJSON {
  /// The index as JSON, the same bytes for the same index, with a line feed at its end.
  package static func text(of index: CitationIndex) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    return String(decoding: try encoder.encode(index), as: UTF8.self) + "\n"
  }
}
