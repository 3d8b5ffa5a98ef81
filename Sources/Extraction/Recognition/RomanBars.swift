/// Counts the strokes of Roman numbers on the image: a recogniser that reads along the line makes one
/// of equal letters that stand side by side, `II` of `III`, and cannot tell an `I` from a `1`.
struct RomanBars {
  /// The page, a byte a pixel, without its rules.
  let raster: Raster

  /// Darker than this is ink, as for `PixImage.blots`.
  private static let ink: UInt8 = 140
  /// The letters and figures that strokes are read as.
  private static let bars: Set<Character> = ["I", "1", "l", "|", "H"]

  /// A stroke from the top to the foot of a letter.
  private struct Stroke {
    var columns: ClosedRange<Int>
    var rows: ClosedRange<Int>
    /// Whether it has a foot at its upper end, to the left and to the right.
    var hasLeftSerif: Bool
    var hasRightSerif: Bool

    var height: Int { rows.count }
  }

  /// Mends words that begin with a Roman number of up to three strokes, as `II/2025` and `III.` do.
  func mend(_ words: inout [ReadWord]) {
    for index in words.indices {
      guard let form = mended(words[index]) else { continue }
      words[index].form = form
      words[index].alternatives = []
    }
  }

  private func mended(_ word: ReadWord) -> String? {
    let read = word.form.prefix { RomanBars.bars.contains($0) }
    let rest = word.form.dropFirst(read.count)
    guard (1...3).contains(read.count), rest.first.map({ !$0.isLetter && !$0.isNumber }) ?? true
    else { return nil }
    let strokes = strokes(atStartOf: word.box)
    guard (1...3).contains(strokes.count) else { return nil }
    let haveSerifs = strokes.allSatisfy { $0.hasLeftSerif && $0.hasRightSerif }
    // Without serifs a stroke may be anything but what has been read.
    let areLetters =
      haveSerifs
      || read.allSatisfy { $0 == "I" }
        && strokes.allSatisfy { !$0.hasLeftSerif && !$0.hasRightSerif }
    guard areLetters else { return nil }
    let number = String(repeating: "I", count: strokes.count)
    return number == read ? nil : number + rest
  }

  /// The strokes that a word begins with, up to the first sign that is none.
  private func strokes(atStartOf box: PixelBox) -> [Stroke] {
    guard box.height >= 8, box.y >= 0, box.y + box.height <= raster.height else { return [] }
    let middle = box.y + box.height / 2
    let (left, right) = (max(0, box.x - 2), min(raster.width, box.x + box.width + 2))
    var strokes: [Stroke] = []
    var column = left
    while column < right {
      guard isInk(column, middle) else {
        if let last = strokes.last, column - last.columns.upperBound > last.height * 7 / 10 {
          return strokes
        }
        column += 1
        continue
      }
      var end = column
      while end + 1 < right, isInk(end + 1, middle) { end += 1 }
      guard let stroke = stroke(column...end, middle),
        strokes.allSatisfy({ isAlike($0, stroke) }), stroke.height * 2 > box.height
      else { return strokes }
      strokes.append(stroke)
      column = end + 1
    }
    return strokes
  }

  /// A stroke through these columns of a row; `nil` where what is there is no stroke.
  private func stroke(_ columns: ClosedRange<Int>, _ row: Int) -> Stroke? {
    let centre = (columns.lowerBound + columns.upperBound) / 2
    var (top, bottom) = (row, row)
    while top > 0, isInk(centre, top - 1) { top -= 1 }
    while bottom + 1 < raster.height, isInk(centre, bottom + 1) { bottom += 1 }
    let height = bottom - top + 1
    guard height >= 8, columns.count * 10 <= height * 4 else { return nil }
    // As wide a little above and below: not the stem of a figure that bends.
    for row in [top + height / 4, bottom - height / 4] {
      guard let width = width(around: centre, row),
        abs(width - columns.count) <= max(1, height / 10)
      else { return nil }
    }
    let reach = max(2, height / 9)
    func hasInk(_ side: ClosedRange<Int>) -> Bool {
      (top...(top + max(1, height / 8))).contains { row in
        side.count { isInk($0, row) } * 3 >= side.count * 2
      }
    }
    return Stroke(
      columns: columns, rows: top...bottom,
      hasLeftSerif: hasInk((columns.lowerBound - reach)...(columns.lowerBound - 1)),
      hasRightSerif: hasInk((columns.upperBound + 1)...(columns.upperBound + reach)))
  }

  /// How many columns of a row hang together here.
  private func width(around centre: Int, _ row: Int) -> Int? {
    guard isInk(centre, row) else { return nil }
    var (left, right) = (centre, centre)
    while isInk(left - 1, row) { left -= 1 }
    while isInk(right + 1, row) { right += 1 }
    return right - left + 1
  }

  /// Whether two strokes are those of one number: as high, as wide, and on one line.
  private func isAlike(_ one: Stroke, _ other: Stroke) -> Bool {
    let slack = max(2, one.height / 8)
    return abs(one.rows.lowerBound - other.rows.lowerBound) <= slack
      && abs(one.rows.upperBound - other.rows.upperBound) <= slack
      && abs(one.columns.count - other.columns.count) <= max(2, one.height / 10)
  }

  private func isInk(_ column: Int, _ row: Int) -> Bool {
    column >= 0 && row >= 0 && column < raster.width && row < raster.height
      && raster.bytes[row * raster.width + column] < RomanBars.ink
  }
}
