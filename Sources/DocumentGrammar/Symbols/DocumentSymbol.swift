/// Số, ký hiệu of a document, taken apart: `30/2020/NĐ-CP` is number 30, year 2020, type `NĐ`,
/// issuer `CP`.
package struct DocumentSymbol: Hashable, Sendable {
  /// The number as printed, `18` or `30a`; `nil` where the blank before the stroke was never filled.
  package var number: String?
  /// The year between number and type.
  package var year: Int?
  /// The abbreviation of the type, where the first part of the code is one.
  package var type: String?
  /// The parts of the code that name the issuer and its units: `["BNV", "CCHC"]`.
  package var issuers: [String]
  /// The symbol without the white space that stood in it: `203/KH-UBND`.
  package var text: String
  /// The scalars that it takes up.
  package var range: Range<Int>

  /// Reads a symbol that starts at the beginning of a text and reports how much of it that took.
  ///
  /// `nil` where the text does not start with a symbol. Dates, fractions and units (`15/7/2021`,
  /// `100/m`) are none.
  ///
  /// - Complexity: O(*n*) in the length of the symbol.
  package init?(prefixOf text: some StringProtocol) {
    guard let symbol = DocumentSymbol.parse(in: ScanText(text), at: 0) else { return nil }
    self = symbol
  }

  init(
    number: String?, year: Int?, type: String?, issuers: [String], text: String,
    range: Range<Int>
  ) {
    self.number = number
    self.year = year
    self.type = type
    self.issuers = issuers
    self.text = text
    self.range = range
  }

  /// Reads the symbol that starts at an offset.
  package static func parse(
    in text: ScanText, at start: Int, limit: Int? = nil, numberMayBeMissing: Bool = false
  ) -> DocumentSymbol? {
    var parser = SymbolParser(text: text, limit: min(limit ?? text.count, text.count))
    return parser.parse(at: start, numberMayBeMissing: numberMayBeMissing)
  }
}
