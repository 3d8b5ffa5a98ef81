import DocumentModel

/// Characters of a text layer without white space between them: a word, or the words of neighbouring
/// cells, between which poppler sets none.
struct CharacterRun {
  private var form = String.UnicodeScalarView()
  private var box: Box?
  private var parts: [(scalar: Unicode.Scalar?, box: Box)] = []
  private var widestGap = 0.0

  /// Whether there is no character yet.
  var isEmpty: Bool { parts.isEmpty }

  /// Adds a character.
  ///
  /// - Parameter scalar: `nil` for one that cannot be seen.
  mutating func append(_ scalar: Unicode.Scalar?, _ place: Box) {
    if let scalar { form.append(scalar) }
    if let last = parts.last { widestGap = max(widestGap, place.x - last.box.maxX) }
    parts.append((scalar, place))
    box = box?.union(place) ?? place
  }

  /// The words, each with its place and the number of its first character.
  ///
  /// A gap parts two words where it is as wide as a space at least and stands out from those between
  /// letters: in spaced-out capitals all are wide.
  var words: [(form: String, box: Box, offset: Int)] {
    guard let box else { return [] }
    guard widestGap > 0.25 * box.height else {
      return form.isEmpty ? [] : [(String(form), box, 0)]
    }
    let gaps = zip(parts, parts.dropFirst()).map { max(0, $1.box.x - $0.box.maxX) }
    let usual = gaps.sorted()[gaps.count / 2]
    let least = max(0.25 * box.height, gaps.count < 3 ? box.height : 3 * usual)
    var words: [(form: String, box: Box, offset: Int)] = []
    var start = 0
    for end in 1...parts.count where end == parts.count || gaps[end - 1] > least {
      let part = parts[start..<end]
      let form = String(String.UnicodeScalarView(part.compactMap(\.scalar)))
      if !form.isEmpty, let box = Box.union(of: part.map(\.box)) {
        words.append((form, box, start))
      }
      start = end
    }
    return words
  }
}
