/// A letter of the Vietnamese alphabet taken apart: `Ộ` is `o` with a circumflex, tone nặng, upper.
package struct Letter: Hashable, Sendable {
  /// The mark that makes another letter of a base letter.
  package enum Quality: UInt8, Hashable, Sendable {
    /// None: a, e, o, u, d and all other letters.
    case plain
    /// `â`, `ê`, `ô`
    case circumflex
    /// `ă`
    case breve
    /// `ơ`, `ư`
    case horn
    /// `đ`
    case stroke
  }

  /// The lower-case ASCII letter without any mark.
  package var base: Unicode.Scalar
  /// The mark that makes another letter.
  package var quality: Quality
  /// The tone.
  package var tone: Tone
  /// Whether the letter is a capital.
  package var isUpper: Bool

  /// Takes a letter of the Vietnamese alphabet (or f, j, w, z) apart; `nil` for anything else.
  ///
  /// - Complexity: O(1).
  package init?(_ scalar: Unicode.Scalar) {
    if scalar.isASCII {
      switch scalar {
      case "a"..."z": self.init(base: scalar, quality: .plain, tone: .ngang, isUpper: false)
      case "A"..."Z":
        self.init(
          base: Unicode.Scalar(UInt8(scalar.value) + 32), quality: .plain, tone: .ngang,
          isUpper: true)
      default: return nil
      }
      return
    }
    guard let letter = LetterTable.shared.letter(scalar) else { return nil }
    self = letter
  }

  init(base: Unicode.Scalar, quality: Quality, tone: Tone, isUpper: Bool) {
    self.base = base
    self.quality = quality
    self.tone = tone
    self.isUpper = isUpper
  }

  /// The precomposed scalar, or `nil` where no such letter exists.
  package var scalar: Unicode.Scalar? {
    if quality == .plain, tone == .ngang {
      return isUpper ? Unicode.Scalar(UInt8(base.value) - 32) : base
    }
    return LetterTable.shared.scalar(self)
  }

  /// Whether the letter is a vowel; `y` is one.
  package var isVowel: Bool {
    switch base {
    case "a", "e", "i", "o", "u", "y": true
    default: false
    }
  }
}
