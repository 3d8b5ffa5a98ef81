import DocumentModel
import VietnameseText

/// Repairs the figures of a date in words: `ngày 22 tháng II năm 2019` is in the eleventh month.
///
/// Months are written in Arabic figures (Nghị định 30/2020/NĐ-CP, annex I, part II, number 4), so what
/// stands between `tháng` and a year is one, whatever letters a recogniser took it for.
enum DateRepair {
  /// Repairs the days and months of a line, each of which keeps what was read.
  ///
  /// - Complexity: O(*n*).
  static func repair(_ line: Line) -> Line {
    var line = line
    let cores = line.words.map { OuterPunctuation($0.form[...]).core }
    for (index, core) in cores.enumerated().dropLast(2) where core.lowercased() == "tháng" {
      guard isFigure(cores[index + 2], of: 1900...2100) || cores[index + 2].lowercased() == "năm"
      else { continue }
      if index >= 2, cores[index - 2].lowercased() == "ngày" {
        repair(&line.words[index - 1], cores[index - 1], to: 1...31)
      }
      repair(&line.words[index + 1], cores[index + 1], to: 1...12)
    }
    return line
  }

  private static func repair(_ word: inout Word, _ core: Substring, to range: ClosedRange<Int>) {
    guard !word.isNoise, !EscapedText.containsEscape(word.form), !isFigure(core, of: 0...9999),
      let digits = NumeralReading.read(SymbolCode.encode(core).map(SymbolCode.withoutMarks))?
        .digits,
      digits.count <= 2, let number = Int(SymbolCode.decode(digits)), range.contains(number)
    else { return }
    let outer = OuterPunctuation(word.form[...])
    word.repair(
      to: outer.leading + SymbolCode.decode(digits) + outer.trailing, insteadOf: nil,
      isMarked: true)
  }

  private static func isFigure(_ core: Substring, of range: ClosedRange<Int>) -> Bool {
    Int(core).map(range.contains) ?? false
  }
}
