import DocumentModel

/// Characters of a text layer without white space between them: a word, or the words of neighbouring
/// cells, between which poppler sets none.
struct CharacterRun {
  /// What is seen of it, in UTF-8.
  private var bytes: [UInt8] = []
  /// Where each character stands, and where it ends in the bytes.
  private var parts: [(end: Int, box: Box)] = []
  private var box: Box?
  private var widestGap = 0.0

  /// Whether there is no character yet.
  var isEmpty: Bool { parts.isEmpty }

  /// Makes it empty.
  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    parts.removeAll(keepingCapacity: true)
    box = nil
    widestGap = 0
  }

  /// Adds a character.
  ///
  /// - Parameter scalar: `nil` for one that cannot be seen.
  mutating func append(_ scalar: Unicode.Scalar?, _ place: Box) {
    if let scalar {
      if scalar.isASCII {
        bytes.append(UInt8(scalar.value))
      } else {
        bytes.append(contentsOf: scalar.utf8)
      }
    }
    if let last = parts.last { widestGap = max(widestGap, place.x - last.box.maxX) }
    parts.append((bytes.count, place))
    box = box?.union(place) ?? place
  }

  /// The words, each with its place and the number of its first character.
  ///
  /// A gap parts two words where it is as wide as a space at least and stands out from those between
  /// letters: in spaced-out capitals all are wide.
  var words: [(form: String, box: Box, offset: Int)] {
    guard let box else { return [] }
    guard widestGap > 0.25 * box.height else {
      return bytes.isEmpty ? [] : [(form(bytes[...]), box, 0)]
    }
    let gaps = zip(parts, parts.dropFirst()).map { max(0, $1.box.x - $0.box.maxX) }
    let usual = gaps.sorted()[gaps.count / 2]
    let least = max(0.25 * box.height, gaps.count < 3 ? box.height : 3 * usual)
    var words: [(form: String, box: Box, offset: Int)] = []
    var start = 0
    for end in 1...parts.count where end == parts.count || gaps[end - 1] > least {
      let seen = bytes[(start == 0 ? 0 : parts[start - 1].end)..<parts[end - 1].end]
      if !seen.isEmpty, let box = Box.union(of: parts[start..<end].map(\.box)) {
        words.append((form(seen), box, start))
      }
      start = end
    }
    return words
  }

  private func form(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}
