import VietnameseText

/// Tells what stands on a received stamp (dấu đến) from the document.
///
/// Whoever receives a document puts a framed stamp on its first page, with the name of the agency,
/// `ĐẾN` or `CÔNG VĂN ĐẾN`, and places for the number, the date and who is to see to it.
enum ReceivedStamp {
  /// What the rows of a stamp begin with, without marks.
  private static let rows: Set<String> = ["so", "ngay", "chuyen", "gio"]
  /// More words than this are a text.
  private static let most = 40
  /// The greatest height of a stamp in points.
  static let greatestHeight = 170.0
  /// So many frames in colour are read at most.
  static let mostOnPage = 3

  /// Whether words within a frame are those of a stamp.
  static func isStamp(_ words: [ReadWord]) -> Bool {
    let found = Set(words.map { core($0.form).lowercased().folded }).intersection(rows)
    return words.count <= most
      && (words.contains { isTitle($0.form) } ? !found.isEmpty : found.count >= 3)
  }

  /// Whether a word is `ĐẾN` in capitals, as all stamps have it.
  static func isTitle(_ form: String) -> Bool {
    let core = core(form)
    return core.count == 3 && CaseShape(core) == .upper && core.lowercased().folded == "den"
  }

  /// Indices of the words of a stamp in a frame; none where what stands there is no stamp.
  ///
  /// A line of the document that runs through the frame is none of the stamp's.
  static func words(_ words: [ReadWord], in frame: PixelBox) -> [Int] {
    let inside = words.indices.filter { frame.holdsCentre(of: words[$0].box) }
    let own = inside.filter { index in
      let word = words[index]
      return !words.indices.contains { other in
        guard words[other].line == word.line, !frame.holdsCentre(of: words[other].box) else {
          return false
        }
        // Far from the frame another column may stand on the same height.
        let box = words[other].box
        let gap = max(frame.x - box.x - box.width, box.x - frame.x - frame.width)
        return gap < 2 * word.box.height
      }
    }
    return isStamp(own.map { words[$0] }) ? own : []
  }

  private static func core(_ form: String) -> Substring { OuterPunctuation(form[...]).core }
}
