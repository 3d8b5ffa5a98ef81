import DocumentGrammar
import DocumentModel

/// What the head of a document says for all of its assignments: whose `tỉnh` is meant, which year.
struct AssignmentContext {
  private let locality: Locality
  /// Reads by when tasks are due.
  let deadlines: DeadlineReader

  init(_ header: Header) {
    locality = Locality(
      organs: [header.issuer, header.parentBody].compactMap { $0 }, place: header.place)
    deadlines = DeadlineReader(year: Self.year(of: header))
  }

  /// The last year that the title names, else that of the date.
  private static func year(of header: Header) -> Int? {
    if let title = header.title.map({ ScanText($0) }) {
      for index in (0..<title.count).reversed() where title.startsWord(at: index) {
        if let date = DateExpression.parse(in: title, at: index), date.precision == .year {
          return date.year
        }
      }
    }
    return header.date.flatMap { Int($0.prefix(4)) }
  }

  /// Gives agencies their canonical names.
  var naming: AgencyNaming { AgencyNaming(locality) }
}
