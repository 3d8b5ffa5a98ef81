extension StringProtocol {
  /// The text with every Vietnamese letter precomposed (NFC for the Vietnamese alphabet).
  ///
  /// `e` + combining circumflex + combining dot below, in either order of the marks, becomes `ệ`.
  /// Marks that make no Vietnamese letter stay as they are.
  ///
  /// - Complexity: O(*n*); text without combining marks is returned as it is.
  package var precomposed: String {
    // Code for any kind of text takes many times as long as that for the one kind.
    String(self).precomposed
  }
}

extension String {
  /// The text with every Vietnamese letter precomposed, as of any text.
  package var precomposed: String {
    // All combining marks of the alphabet begin with this byte.
    guard utf8.contains(0xCC), unicodeScalars.contains(where: { Mark($0) != nil }) else {
      return self
    }
    var result = String.UnicodeScalarView()
    var last: Letter?
    for scalar in unicodeScalars {
      if let mark = Mark(scalar), let letter = last, let marked = mark.added(to: letter),
        let whole = marked.scalar
      {
        result.removeLast()
        result.append(whole)
        last = marked
      } else {
        result.append(scalar)
        last = Letter(scalar)
      }
    }
    return String(result)
  }
}

/// A combining mark of the Vietnamese alphabet.
private enum Mark {
  case tone(Tone)
  case quality(Letter.Quality)

  init?(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x300: self = .tone(.huyen)
    case 0x301: self = .tone(.sac)
    case 0x303: self = .tone(.nga)
    case 0x309: self = .tone(.hoi)
    case 0x323: self = .tone(.nang)
    case 0x302: self = .quality(.circumflex)
    case 0x306: self = .quality(.breve)
    case 0x31B: self = .quality(.horn)
    default: return nil
    }
  }

  /// The letter with this mark added; `nil` where the letter already has one of the kind.
  func added(to letter: Letter) -> Letter? {
    var letter = letter
    switch self {
    case .tone(let tone):
      guard letter.tone == .ngang else { return nil }
      letter.tone = tone
    case .quality(let quality):
      guard letter.quality == .plain else { return nil }
      letter.quality = quality
    }
    return letter
  }
}
