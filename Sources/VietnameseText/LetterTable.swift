/// All precomposed letters with marks, both ways.
struct LetterTable: Sendable {
  static let shared = LetterTable()

  /// All letters with marks.
  private var letters: [Letter] = []
  /// What each scalar below `end` is: the number of its letter counted from 1, or 0.
  private var numbers = [UInt8](repeating: 0, count: LetterTable.end)
  /// The scalar of each letter by its parts, or 0.
  private var scalars = [UInt32](repeating: 0, count: 26 * 5 * 6 * 2)

  /// Behind the last letter of the block in which Unicode keeps those for Vietnamese.
  private static let end = 0x1F00

  /// A letter with marks; `nil` for any other scalar.
  func letter(_ scalar: Unicode.Scalar) -> Letter? {
    guard scalar.value < LetterTable.end else { return nil }
    let number = numbers[Int(scalar.value)]
    return number == 0 ? nil : letters[Int(number) - 1]
  }

  /// The scalar of a letter with marks; `nil` where there is none.
  func scalar(_ letter: Letter) -> Unicode.Scalar? {
    guard let place = LetterTable.place(letter), scalars[place] != 0 else { return nil }
    return Unicode.Scalar(scalars[place])
  }

  private static func place(_ letter: Letter) -> Int? {
    guard ("a"..."z").contains(letter.base) else { return nil }
    let base = Int(letter.base.value - 0x61)
    let marks = (base * 5 + Int(letter.quality.rawValue)) * 6 + Int(letter.tone.rawValue)
    return marks * 2 + (letter.isUpper ? 1 : 0)
  }

  private init() {
    // Rows: a letter without tone, then its forms in the order of `Tone`, lower and upper case.
    let rows: [(Unicode.Scalar, Letter.Quality, String, String)] = [
      ("a", .plain, "aàảãáạ", "AÀẢÃÁẠ"), ("a", .breve, "ăằẳẵắặ", "ĂẰẲẴẮẶ"),
      ("a", .circumflex, "âầẩẫấậ", "ÂẦẨẪẤẬ"), ("e", .plain, "eèẻẽéẹ", "EÈẺẼÉẸ"),
      ("e", .circumflex, "êềểễếệ", "ÊỀỂỄẾỆ"), ("i", .plain, "iìỉĩíị", "IÌỈĨÍỊ"),
      ("o", .plain, "oòỏõóọ", "OÒỎÕÓỌ"), ("o", .circumflex, "ôồổỗốộ", "ÔỒỔỖỐỘ"),
      ("o", .horn, "ơờởỡớợ", "ƠỜỞỠỚỢ"), ("u", .plain, "uùủũúụ", "UÙỦŨÚỤ"),
      ("u", .horn, "ưừửữứự", "ƯỪỬỮỨỰ"), ("y", .plain, "yỳỷỹýỵ", "YỲỶỸÝỴ"),
      ("d", .stroke, "đ", "Đ"),
    ]
    for (base, quality, lower, upper) in rows {
      for (forms, isUpper) in [(lower, false), (upper, true)] {
        for (scalar, tone) in zip(forms.unicodeScalars, Tone.allCases) {
          let letter = Letter(base: base, quality: quality, tone: tone, isUpper: isUpper)
          letters.append(letter)
          // Letters without marks are told by themselves.
          if !scalar.isASCII { numbers[Int(scalar.value)] = UInt8(letters.count) }
          if let place = LetterTable.place(letter) { scalars[place] = scalar.value }
        }
      }
    }
  }
}
