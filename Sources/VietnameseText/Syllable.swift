/// The anatomy of a written Vietnamese syllable: onset, rime, tone.
///
/// `nghiêng` is onset `ngh`, rime `iêng`, tone ngang. The inventory of onsets and rimes follows the
/// orthography (chính tả) in use; foreign syllables (`đắk`, `pin`) are spelled with the same
/// letters but need not parse.
package struct Syllable: Hashable, Sendable {
  /// The consonants before the rime, possibly empty: `ngh`.
  package var onset: String
  /// The vowels and the consonants behind them without tone: `iêng`.
  package var rime: String
  /// The tone.
  package var tone: Tone

  /// Takes a written syllable apart, in any case and with either style of tone placement.
  ///
  /// Returns `nil` for what the orthography does not allow: an unknown onset or rime, two tone
  /// marks, a stopped rime (`-c`, `-ch`, `-p`, `-t`) with a tone other than sắc or nặng.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  package init?(_ text: some StringProtocol) {
    guard let parts = Parts(text), let onset = Syllable.onsetTexts[parts.onset],
      let rime = Syllable.rimeTexts[parts.rime]
    else { return nil }
    self.onset = onset
    self.rime = rime
    tone = parts.tone
  }

  /// Whether a text is a syllable, which takes less time to tell than what its parts are.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  package static func isSyllable(_ text: String) -> Bool { Parts(text).map(isKnown) ?? false }

  /// Whether a text is a syllable, which takes less time to tell than what its parts are.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  package static func isSyllable(_ text: Substring) -> Bool {
    Parts(text).map(isKnown) ?? false
  }

  private static func isKnown(_ parts: Parts) -> Bool {
    onsetRuns.contains(parts.onset) && rimeRuns.contains(parts.rime)
  }

  /// Onset and rime as the orthography cuts them, whether or not it knows them.
  private struct Parts {
    var onset = LetterRun()
    var rime = LetterRun()
    var tone = Tone.ngang

    /// `nil` where a text has letters of no syllable, two tones, or one that its rime does not take.
    init?(_ text: some StringProtocol) {
      for scalar in text.unicodeScalars {
        guard let letter = Letter(scalar) else { return nil }
        if letter.tone != .ngang {
          guard tone == .ngang else { return nil }
          tone = letter.tone
        }
        let isAdded =
          rime.isEmpty && !letter.isVowel ? onset.append(letter) : rime.append(letter)
        guard isAdded else { return nil }
      }
      moveGlide()
      if rime.isStopped, tone != .sac, tone != .nang { return nil }
    }

    /// `gi` and `qu` are onsets before another vowel: `già` is gi + a, `quý` is qu + y.
    private mutating func moveGlide() {
      if onset == Syllable.q, rime.first == Syllable.u.first {
        rime.removeFirst()
        onset = Syllable.qu
      } else if onset == Syllable.g, rime.first == Syllable.i.first {
        var rest = rime
        rest.removeFirst()
        // `giêng` keeps its `i` in the rime iêng; `gìn` is g + in.
        if rest.startsWithVowel, rest.first != Syllable.e.first, Syllable.rimeRuns.contains(rest) {
          rime = rest
          onset = Syllable.gi
        }
      }
    }
  }

  private static let (q, g, u, i) = (LetterRun("q"), LetterRun("g"), LetterRun("u"), LetterRun("i"))
  private static let (qu, gi, e) = (LetterRun("qu"), LetterRun("gi"), LetterRun("ê"))

  private static let onsetTexts = texts(onsets)
  private static let rimeTexts = texts(rimes)
  private static let onsetRuns = LetterRunSet(onsets)
  private static let rimeRuns = LetterRunSet(rimes)

  private static func texts(_ texts: Set<String>) -> [LetterRun: String] {
    Dictionary(uniqueKeysWithValues: texts.map { (LetterRun($0), $0) })
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
