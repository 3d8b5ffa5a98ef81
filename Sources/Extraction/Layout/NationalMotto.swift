import VietnameseText

/// Quốc hiệu and Tiêu ngữ, which begin the right column of every document's head, however near the
/// agency's name on the left comes to them.
enum NationalMotto {
  /// The words that both lines begin with, in whatever marks they were read.
  private static let beginnings = [["cong", "hoa", "xa", "hoi"], ["doc", "lap", "tu", "do"]]

  /// Where the motto begins on a line that begins with something else; `nil` where it does not.
  ///
  /// One word of four may be misread. Of the Quốc hiệu only capitals count, for sentences name the
  /// republic too; before the Tiêu ngữ stands the end of an agency's name, in capitals as well.
  static func start(in forms: some RandomAccessCollection<String>) -> Int? {
    // Almost all lines have no such capitals, and all lines of all pages are looked at.
    guard forms.count >= 5, forms.contains(where: mayBeCapitals) else { return nil }
    let words = forms.enumerated().compactMap { index, form -> Word? in
      let core = OuterPunctuation(form[...]).core
      guard !core.isEmpty else { return nil }
      return Word(
        index: index, form: core, isCapitals: mayBeCapitals(form) && CaseShape(core) == .upper)
    }
    guard words.count >= 5, words.contains(where: \.isCapitals) else { return nil }
    for first in 1...(words.count - 4) {
      let part = words[first..<(first + 4)]
      for (number, beginning) in beginnings.enumerated() {
        let capitals = number == 0 ? part : words[(first - 1)..<first]
        if capitals.allSatisfy(\.isCapitals),
          zip(part, beginning).count(where: { $0.form.lowercased().folded == $1 }) >= 3
        {
          return part.first?.index
        }
      }
    }
    return nil
  }

  /// A word without the punctuation around it.
  private struct Word {
    var index: Int
    var form: Substring
    var isCapitals: Bool
  }

  private static func mayBeCapitals(_ form: String) -> Bool {
    var (letters, isASCII) = (0, true)
    for byte in form.utf8 {
      if (0x61...0x7A).contains(byte) { return false }
      if byte >= 0x80 { isASCII = false }
      if (0x41...0x5A).contains(byte) || byte >= 0x80 { letters += 1 }
    }
    return letters >= 2
      && (isASCII || form.unicodeScalars.allSatisfy { Letter($0)?.isUpper ?? true })
  }
}
