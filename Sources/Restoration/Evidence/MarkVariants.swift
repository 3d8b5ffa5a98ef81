import DocumentModel
import VietnameseText

/// What a recogniser may have missed in a word without being in doubt: the tone above a circumflex,
/// the hook of a small letter, the size of a letter that looks the same small and large.
///
/// Tesseract's choices seldom hold the right reading here. How often each happens was counted in
/// 399,000 words of pages read with `vie`: of words whose vowel has a circumflex, breve or horn
/// 2.7 % have another tone, most of them sắc for hỏi or none for any; of other words 1.2 %, and
/// nearly all of them show one where there is another or none.
enum MarkVariants {
  /// Logarithms of how often each happens, for one of the readings that are possible.
  private static let toneOfMarkedVowel: Float = -4.5
  private static let toneOfPlainVowel: Float = -5.5
  private static let lostToneOfPlainVowel: Float = -7.5
  private static let sizeOfLetters: Float = -5.5
  private static let missedStroke: Float = -7
  private static let strayStroke: Float = -9
  /// What a capital within a line costs besides: most are names, of which the model knows little.
  private static let name: Float = -2.5

  /// Letters whose capitals are the small ones made larger.
  private static let sameInBothSizes = Set<Unicode.Scalar>("cosuvxwzkpy".unicodeScalars)

  /// The letters that a stroke parts.
  private static let struck: [Unicode.Scalar: Character] = ["d": "đ", "đ": "d", "D": "Đ", "Đ": "D"]

  /// Other readings of a word with what speaks against each, beside what was read.
  ///
  /// - Parameter before: the word before on the line.
  static func readings(
    of word: Word, after before: String?, _ weights: EvidenceWeights = EvidenceWeights()
  ) -> [Reading] {
    guard let confidence = word.confidence else { return [] }
    let outer = OuterPunctuation(word.form[...])
    let core = String(outer.core).precomposed
    // Of words in capitals the model knows too little.
    guard core.unicodeScalars.count <= 8, Syllable(core) != nil, CaseShape(core) != .upper else {
      return []
    }
    let isWithin =
      before.map { !OuterPunctuation($0[...]).trailing.contains { ".:;!?".contains($0) } } ?? false
    let base: Float =
      -weights.sureness * max(0, Sureness.evidence(confidence))
      + (isWithin && CaseShape(core) != .lower ? name : 0)
    var readings = toneReadings(of: core).map {
      Reading(form: $0.form, evidence: $0.evidence + base)
    }
    if let first = core.unicodeScalars.first, let other = struck[first] {
      let isStray = first == "đ" || first == "Đ"
      readings.append(
        Reading(
          form: String(other) + core.dropFirst(),
          evidence: (isStray ? strayStroke : missedStroke) + base))
    }
    if isWithin, let before, let small = smallReading(of: core, after: before) {
      readings.append(Reading(form: small, evidence: sizeOfLetters))
    }
    return readings.map {
      Reading(form: String(outer.leading) + $0.form + outer.trailing, evidence: $0.evidence)
    }
  }

  /// The syllable with each of the other tones.
  private static func toneReadings(of core: String) -> [Reading] {
    let letters = core.unicodeScalars.map { Letter($0) }
    guard letters.allSatisfy({ $0 != nil }) else { return [] }
    let scalars = letters.compactMap(\.self)
    // Where the tone stands, or would stand: on the letter with another mark, of which syllables
    // have one, or two of which the latter bears it.
    let marked = scalars.lastIndex {
      $0.isVowel && [.circumflex, .breve, .horn].contains($0.quality)
    }
    let bearer = scalars.firstIndex { $0.tone != .ngang } ?? marked
    guard let bearer else { return lostTones(of: scalars) }
    let hasTone = scalars[bearer].tone != .ngang
    let evidence =
      scalars[bearer].quality == .plain
      ? toneOfPlainVowel : hasTone || marked != nil ? toneOfMarkedVowel : lostToneOfPlainVowel
    return syllables(scalars, bearer: bearer, evidence)
  }

  /// The tones of a syllable that shows no mark on any vowel.
  private static func lostTones(of letters: [Letter]) -> [Reading] {
    letters.indices.filter { letters[$0].isVowel }
      .flatMap { syllables(letters, bearer: $0, lostToneOfPlainVowel) }
  }

  private static func syllables(
    _ letters: [Letter], bearer: Int, _ evidence: Float
  ) -> [Reading] {
    Tone.allCases.compactMap { tone -> Reading? in
      guard tone != letters[bearer].tone else { return nil }
      var changed = letters
      changed[bearer].tone = tone
      var form = String.UnicodeScalarView()
      for letter in changed {
        guard let scalar = letter.scalar else { return nil }
        form.append(scalar)
      }
      guard Syllable(String(form)) != nil else { return nil }
      return Reading(form: String(form), evidence: evidence)
    }
  }

  /// The word in small letters, where only the size of letters tells and the word before is small.
  private static func smallReading(of core: String, after before: String) -> String? {
    let shape = CaseShape(core)
    guard shape != .lower, CaseShape(OuterPunctuation(before[...]).core) == .lower,
      let first = core.unicodeScalars.first, let letter = Letter(first), letter.isUpper,
      sameInBothSizes.contains(letter.base), letter.quality != .stroke
    else { return nil }
    return core.lowercased()
  }
}
