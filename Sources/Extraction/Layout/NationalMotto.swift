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
  static func start(in forms: [String]) -> Int? {
    guard forms.count >= 5 else { return nil }
    let words = forms.enumerated().compactMap { index, form -> (index: Int, form: Substring)? in
      let core = OuterPunctuation(form[...]).core
      return core.isEmpty ? nil : (index, core)
    }
    guard words.count >= 5 else { return nil }
    for first in 1...(words.count - 4) {
      let part = words[first..<(first + 4)]
      for (number, beginning) in beginnings.enumerated() {
        let hits = zip(part, beginning).count { $0.form.lowercased().folded == $1 }
        let capitals = number == 0 ? part.map(\.form) : [words[first - 1].form]
        if hits >= 3, capitals.allSatisfy({ CaseShape($0) == .upper }) {
          return part.first?.index
        }
      }
    }
    return nil
  }
}
