import VietnameseText

extension CaseShape {
  /// The shape of a word given by symbol codes.
  package init(codes: UnsafeBufferPointer<UInt8>) {
    var uppers = 0
    var letters = 0
    for code in codes where SymbolCode.isLetter(code) {
      letters += 1
      if SymbolCode.isUpper(code) { uppers += 1 }
    }
    if uppers == 0 {
      self = .lower
    } else if uppers == 1, SymbolCode.isUpper(codes[0]) {
      self = .title
    } else if uppers == letters {
      self = .upper
    } else {
      self = .mixed
    }
  }
}
