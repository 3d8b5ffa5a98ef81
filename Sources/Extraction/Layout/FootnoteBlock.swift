import DocumentModel

/// The notes at the foot of a page: small type below the body, each note behind its mark, mostly under
/// a short rule.
///
/// Of rule, mark and size no one suffices: recipients are in small type too, labels look like marks,
/// and headings are underlined.
struct FootnoteBlock {
  /// A note.
  struct Note {
    /// The mark without brackets; empty where none was read.
    var mark: String
    /// Its lines from top to bottom.
    var rows: [Fragment]
  }

  /// The notes from top to bottom.
  private(set) var notes: [Note]

  /// The least part of a page's letters that a size is told from.
  private static let leastLetters = 80

  /// The notes of a page and what is left of its fragments.
  ///
  /// - Parameters:
  ///   - cells: the words of tables, which count for the size of the body.
  ///   - tables: where tables stand; there are none below notes.
  ///   - rules: the rules on the page; asked for only where the foot is in small type.
  /// - Complexity: O(*n* log *n*) in the fragments of nearly all pages.
  static func find(
    in fragments: [Fragment], cells: [PlacedWord], tables: [Box], rules: () -> [Rule]
  ) -> (block: FootnoteBlock?, rest: [Fragment]) {
    let marked = joiningMarks(fragments)
    let lines = marked.filter { $0.table == nil && !$0.isSpeck && !isPageNumber($0) }
    guard let usual = size(of: lines), let top = lines.map(\.box.y).min(),
      let bottom = lines.map(\.box.maxY).max()
    else { return (nil, fragments) }
    let sorted = lines.sorted { ($0.box.midY, $0.box.x) < ($1.box.midY, $1.box.x) }
    guard sorted.suffix(2).contains(where: { $0.textHeight < 0.95 * usual }) || !cells.isEmpty
    else { return (nil, fragments) }
    var known: [Rule]?
    for (index, line) in sorted.enumerated()
    where line.box.y > top + 0.3 * (bottom - top) || !cells.isEmpty {
      let (body, foot) = (sorted[..<index], sorted[index...])
      guard !tables.contains(where: { $0.maxY > line.box.midY }),
        let ratio = ratio(foot, body, cells), ratio < 0.92, isOneColumn(foot, below: body)
      else { continue }
      let mark = FootnoteMark(of: line)
      let isMarked = mark?.isCertain == true && ratio < 0.88
      if !isMarked {
        let all = known ?? rules()
        known = all
        guard separates(all, line, from: body), mark != nil || ratio < 0.85,
          mark != nil || line.words.first?.form.first.map({ "-+–".contains($0) }) == false
        else { continue }
      }
      let block = FootnoteBlock(Array(foot))
      let taken = Set(foot.flatMap(\.words))
      return (
        block,
        fragments.filter { $0.table != nil || !$0.words.contains(where: taken.contains) }
      )
    }
    return (nil, fragments)
  }

  /// The fragments with raised figures put before the lines at whose left they stand: a text layer may
  /// have them as a column of their own.
  private static func joiningMarks(_ fragments: [Fragment]) -> [Fragment] {
    let marks = fragments.filter { fragment in
      fragment.table == nil && fragment.words.count == 1
        && FootnoteMark(fragment.words[0].form, isRaised: true)?.text.isEmpty == false
        && fragment.words[0].form.count <= 5
    }
    guard !marks.isEmpty else { return fragments }
    var joined = fragments
    for mark in marks {
      guard
        let index = joined.indices.first(where: { index in
          let line = joined[index]
          let gap = line.box.x - mark.box.maxX
          return line.table == nil && line.words.count > 1
            && mark.textHeight < 0.85 * line.textHeight
            && gap > -0.2 * line.textHeight && gap < line.textHeight
            && mark.box.midY > line.box.y - 0.4 * line.textHeight
            && mark.box.midY < line.box.midY + 0.1 * line.textHeight
        })
      else { continue }
      joined[index] = Fragment(
        mark.words + joined[index].words, box: mark.box.union(joined[index].box))
      joined.removeAll { $0 == mark }
    }
    return joined
  }

  /// Parts the lines at the marks that count on.
  private init(_ lines: [Fragment]) {
    notes = []
    for row in ReadingOrder().joinedRows(lines) {
      let mark = FootnoteMark(of: row)
      if let last = notes.last {
        guard let mark, FootnoteBlock.follows(mark, last.mark) else {
          notes[notes.count - 1].rows.append(row)
          continue
        }
        notes.append(Note(mark: mark.text, rows: [row]))
      } else {
        notes.append(Note(mark: mark?.text ?? "", rows: [row]))
      }
    }
  }

  private static func follows(_ mark: FootnoteMark, _ last: String) -> Bool {
    if let number = mark.number, let before = Int(last) { return number == before + 1 }
    if last.isEmpty { return !mark.text.isEmpty && mark.isCertain }
    return mark.text == last + "*"
  }

  /// How the type of the foot compares with that of the body; `nil` where there is too little of it.
  private static func ratio(
    _ foot: ArraySlice<Fragment>, _ body: ArraySlice<Fragment>, _ cells: [PlacedWord]
  ) -> Double? {
    guard letters(in: Array(foot)) >= 8 else { return nil }
    var body = Array(body)
    if !cells.isEmpty { body += FragmentBuilder().fragments(ofLines: cells) }
    guard letters(in: body) >= leastLetters, let large = size(of: body),
      let small = size(of: Array(foot)), large > 0
    else { return nil }
    return small / large
  }

  /// The height that as many letters are below as above.
  private static func size(of lines: [Fragment]) -> Double? {
    let sizes = lines.map { (height: $0.textHeight, letters: $0.letterCount) }
      .sorted { $0.height < $1.height }
    var left = sizes.reduce(0) { $0 + $1.letters } / 2
    for size in sizes {
      left -= size.letters
      if left <= 0 { return size.height }
    }
    return nil
  }

  private static func letters(in lines: [Fragment]) -> Int {
    lines.reduce(0) { $0 + $1.letterCount }
  }

  /// Whether all rows begin at the left, as those of recipients beside a signature do not.
  private static func isOneColumn(
    _ foot: ArraySlice<Fragment>, below body: ArraySlice<Fragment>
  ) -> Bool {
    guard let first = foot.first else { return false }
    let all = Array(body) + Array(foot)
    let left = all.map(\.box.x).min() ?? 0
    let right = all.map(\.box.maxX).max() ?? 0
    guard first.box.x < left + 0.2 * (right - left) else { return false }
    return ReadingOrder().joinedRows(Array(foot)).allSatisfy {
      $0.box.x < left + 0.3 * (right - left)
    }
  }

  /// Whether a short rule at the left stands between the body and a line, and is none of the body's
  /// underlines.
  private static func separates(
    _ rules: [Rule], _ line: Fragment, from body: ArraySlice<Fragment>
  ) -> Bool {
    let left = min(line.box.x, body.map(\.box.x).min() ?? line.box.x)
    return rules.contains { rule in
      guard rule.direction == .horizontal, (40.0...260).contains(rule.end - rule.start),
        rule.start < left + 40, rule.position < line.box.y + 2, line.box.y - rule.position < 24
      else { return false }
      return body.allSatisfy { above in
        above.box.maxY < rule.position - 3 || above.box.x > rule.end
          || above.box.maxX < rule.start
      }
    }
  }

  private static func isPageNumber(_ line: Fragment) -> Bool {
    line.words.count <= 3
      && line.words.allSatisfy { $0.form.allSatisfy { $0.isNumber || "-–—.".contains($0) } }
  }
}

extension Fragment {
  /// How many letters and figures there are in it, nearly: the bytes that one begins with. All text
  /// above a foot is counted, and the tables of Unicode are dear to ask.
  fileprivate var letterCount: Int {
    words.reduce(0) { $0 + $1.form.utf8.count(where: Fragment.beginsLetter) }
  }

  private static func beginsLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    // Letters of Latin scripts, without the combining marks and the signs between them.
    case 0xC3...0xCB, 0xE1: true
    default: false
    }
  }
}
