/// Why no searchable PDF could be made.
package enum SearchablePDFError: Error, Codable, Hashable, Sendable, CustomStringConvertible {
  /// The source cannot be read.
  case unreadable(String)
  /// The PDF cannot be written.
  case unwritable(String)

  /// For a reader of a report.
  package var description: String {
    switch self {
    case .unreadable(let reason): "no searchable PDF can be made of it (\(reason))"
    case .unwritable(let reason): "its searchable PDF could not be written (\(reason))"
    }
  }
}
