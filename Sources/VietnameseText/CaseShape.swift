/// How a token is capitalised.
package enum CaseShape: Hashable, Sendable, CaseIterable {
  /// `của`; also tokens without letters.
  case lower
  /// `Của`; also a single capital.
  case title
  /// `CỦA`
  case upper
  /// Anything else: `iPhone`, `TTg`.
  case mixed

  /// The shape of a token.
  package init(_ token: some StringProtocol) { self.init(Substring(token)) }

  /// The shape of a token.
  package init(_ token: Substring) {
    var uppers = 0
    var lowers = 0
    var firstIsUpper = false
    for scalar in token.unicodeScalars {
      // The tables of Unicode are dear to ask, and most letters are of ASCII.
      let isASCII = scalar.isASCII
      if isASCII ? ("A"..."Z").contains(scalar) : scalar.properties.isUppercase {
        if uppers + lowers == 0 { firstIsUpper = true }
        uppers += 1
      } else if isASCII ? ("a"..."z").contains(scalar) : scalar.properties.isLowercase {
        lowers += 1
      }
    }
    if uppers == 0 {
      self = .lower
    } else if firstIsUpper, uppers == 1 {
      self = .title
    } else if lowers == 0 {
      self = .upper
    } else {
      self = .mixed
    }
  }

  /// The token in this shape; `mixed` leaves it as it is.
  package func apply(to token: String) -> String {
    switch self {
    case .lower: token.lowercased()
    case .upper: token.uppercased()
    case .title: token.prefix(1).uppercased() + token.dropFirst().lowercased()
    case .mixed: token
    }
  }
}
