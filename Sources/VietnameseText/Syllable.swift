/// The anatomy of a written Vietnamese syllable: onset, rime, tone.
///
/// `nghiêng` is onset `ngh`, rime `iêng`, tone ngang. The inventory of onsets and rimes follows the
/// orthography (chính tả) in use; foreign syllables (`đắk`, `pin`) are spelled with the same
/// letters but need not parse.
public struct Syllable: Hashable, Sendable {
  /// The consonants before the rime, possibly empty: `ngh`.
  public var onset: String
  /// The vowels and the consonants behind them without tone: `iêng`.
  public var rime: String
  /// The tone.
  public var tone: Tone

  /// Takes a written syllable apart, in any case and with either style of tone placement.
  ///
  /// Returns `nil` for what the orthography does not allow: an unknown onset or rime, two tone
  /// marks, a stopped rime (`-c`, `-ch`, `-p`, `-t`) with a tone other than sắc or nặng.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  public init?(_ text: some StringProtocol) {
    var onset = String.UnicodeScalarView()
    var rime = String.UnicodeScalarView()
    var tone = Tone.ngang
    for scalar in text.unicodeScalars {
      guard var letter = Letter(scalar) else { return nil }
      if letter.tone != .ngang {
        guard tone == .ngang else { return nil }
        tone = letter.tone
        letter.tone = .ngang
      }
      letter.isUpper = false
      guard let plain = letter.scalar else { return nil }
      if rime.isEmpty, !letter.isVowel { onset.append(plain) } else { rime.append(plain) }
    }
    Syllable.moveGlide(from: &rime, to: &onset)
    self.onset = String(onset)
    self.rime = String(rime)
    self.tone = tone
    guard Syllable.onsets.contains(self.onset), Syllable.rimes.contains(self.rime) else {
      return nil
    }
    if Syllable.isStopped(self.rime), tone != .sac, tone != .nang { return nil }
  }

  /// `gi` and `qu` are onsets before another vowel: `già` is gi + a, `quý` is qu + y.
  private static func moveGlide(
    from rime: inout String.UnicodeScalarView, to onset: inout String.UnicodeScalarView
  ) {
    guard onset.count == 1, let consonant = onset.first, let vowel = rime.first else { return }
    if consonant == "q", vowel == "u" {
      rime.removeFirst()
      onset.append("u")
    } else if consonant == "g", vowel == "i", rime.count > 1 {
      let rest = String(String.UnicodeScalarView(rime.dropFirst()))
      // `giêng` keeps its `i` in the rime iêng; `gìn` is g + in.
      if rimes.contains(rest), Letter(rest.unicodeScalars.first ?? " ")?.isVowel == true,
        !rest.hasPrefix("ê")
      {
        rime.removeFirst()
        onset.append("i")
      }
    }
  }

  /// Whether the rime ends in a stop, which allows the tones sắc and nặng only.
  static func isStopped(_ rime: String) -> Bool {
    rime.hasSuffix("c") || rime.hasSuffix("ch") || rime.hasSuffix("p") || rime.hasSuffix("t")
  }

  static let onsets = Set(
    [
      "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh",
      "nh",
    ]
      + ["p", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x"])

  static let rimes: Set<String> = Set(
    """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
    i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oem oen oeo oet
    oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uân uâng uât uây uc uê uêch uên uênh uêt ui um un ung uơ up ut uy uya uych uyên uyêt uynh
    uyt uyp uyu uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
    y yêm yên yêng yêt yêu yt ych ynh
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
