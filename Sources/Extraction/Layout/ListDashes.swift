/// The dashes of lists, which a recogniser takes for other strokes now and then.
enum ListDashes {
  /// What a dash is read as.
  private static let misread: Set<String> = ["—", "–", "~", "_", "=", "«", "»", "¬", "•", "·"]

  /// Puts the dash back where other items of the list begin with one at the same distance from the
  /// left.
  static func mend(_ fragments: inout [Fragment]) {
    let dashes = fragments.filter { $0.words.count > 1 && $0.words[0].form == "-" }
    guard dashes.count >= 2 else { return }
    for index in fragments.indices {
      let line = fragments[index]
      guard line.table == nil, line.words.count > 1, let first = line.words.first,
        first.confidence != nil, misread.contains(first.form),
        dashes.count(where: {
          abs($0.words[0].box.x - first.box.x) < 0.4 * line.textHeight
            && abs($0.box.midY - line.box.midY) < 8 * line.textHeight
        }) >= 2
      else { continue }
      fragments[index].words[0].form = "-"
      fragments[index].words[0].alternatives = []
    }
  }
}
