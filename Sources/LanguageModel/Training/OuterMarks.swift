import VietnameseText

/// Which symbol codes are punctuation around a token, and which of them end a sentence or clause.
package struct OuterMarks: Sendable {
  package static let shared = OuterMarks()

  package let isOuter: [Bool]
  package let isBoundary: [Bool]

  private init() {
    isOuter = (0..<256).map {
      OuterPunctuation.isMark(SymbolCode.scalar(of: UInt8($0)))
    }
    isBoundary = (0..<256).map {
      OuterPunctuation.clauseEnds.contains(SymbolCode.scalar(of: UInt8($0)))
    }
  }
}
