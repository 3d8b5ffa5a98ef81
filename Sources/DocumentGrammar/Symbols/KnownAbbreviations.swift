/// The closed lists as scalars.
struct KnownAbbreviations: Sendable {
  static let shared = KnownAbbreviations()

  let types: [[Unicode.Scalar]]
  let issuers: [[Unicode.Scalar]]
  let legislatures: [[Unicode.Scalar]]

  private init() {
    types = DocumentType.byAbbreviation.keys.sorted().map { Array($0.unicodeScalars) }
    issuers = IssuerAbbreviation.names.keys.sorted().map { Array($0.unicodeScalars) }
    legislatures = IssuerAbbreviation.legislatures.sorted { $0.count > $1.count }
      .map { Array($0.unicodeScalars) }
  }
}
