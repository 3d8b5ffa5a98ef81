import DocumentModel

/// Reads a table cell by cell, each where its print is.
///
/// Most of a cell is white, and a number alone in it is easily taken for dirt: segmentation needs to be
/// told that there is one line, and where.
struct CellReader {
  let engine: TesseractEngine
  /// Everything black on the page without its rules.
  let blots: [PixelBox]
  /// Pixels a point.
  let scale: Double
  let timeout: Double

  /// No line of print, with marks above and below, is higher, in points.
  private static let highestLine = 19.0
  /// A second look is worth its time below this confidence.
  private static let doubt = 0.75

  /// The words of each cell of a grid.
  func read(_ grid: TableGrid) -> [[ReadWord]] {
    grid.cells.map { cell in
      let box = cell.box.pixels(scale: scale).grown(by: -3)
      guard box.width > 8, box.height > 8, let ink = ink(in: box) else { return [] }
      let words = read(ink, in: box)
      // What is left of a broken border, and specks in an empty cell.
      let fragments = FragmentBuilder().fragments(ofLines: words.map(\.unplaced))
      let specks = fragments.filter(\.isScrap).flatMap { $0.words.map(\.box) }
      return words.filter { !specks.contains(Box($0.box)) && !isDust($0) }
    }
  }

  /// Whether a word by itself is a mark smaller than a full stop.
  private func isDust(_ word: ReadWord) -> Bool {
    let most = Int(1.6 * scale)
    return word.box.width <= most && word.box.height <= most
      && !word.form.contains { $0.isLetter || $0.isNumber }
  }

  /// Where the numbers of rows stand that segmentation left out, as it does with a column of nothing
  /// but numbers: narrow print at the left of the text, one below the other. What they say is read when
  /// their cells are known.
  func numbers(besides words: [ReadWord]) -> [PlacedWord] {
    let read = words.filter { $0.confidence > 0.3 }
    guard let left = textStart(of: read) else { return [] }
    let heights = 4 * scale...16 * scale
    let loose = blots.filter { blot in
      heights.contains(Double(blot.height)) && blot.x + blot.width < left
        && Double(left - blot.x) < 70 * scale
        && !read.contains { $0.box.grown(by: 2).holdsCentre(of: blot) }
    }
    let print = FragmentBuilder(widestGap: 0.5).fragments(
      of: loose.map { PlacedWord(form: "", box: Box($0)) }
    ).filter { $0.words.count <= 4 && $0.box.width < 20 * scale }
    let centred = print.filter { one in
      print.count { abs($0.box.midX - one.box.midX) < 8 * scale } >= 2
    }
    return centred.map { PlacedWord(form: "1", box: $0.box, confidence: 0.9) }
  }

  /// Where the text begins that stands farthest to the left: three words below each other, however short
  /// they are.
  private func textStart(of words: [ReadWord]) -> Int? {
    let starts = words.filter { $0.form.count >= 2 && $0.form.contains(where: \.isLowercase) }
      .map(\.box.x).sorted()
    let reach = Int(4 * scale)
    return zip(starts, starts.dropFirst(2)).first { $1 - $0 <= reach }?.0 ?? starts.first
  }

  private func read(_ ink: PixelBox, in cell: PixelBox) -> [ReadWord] {
    func words(_ segmentation: TesseractEngine.Segmentation, margin: Int) -> [ReadWord] {
      let part = inside(ink.grown(by: margin), cell)
      return engine.read(segmentation, in: part, timeout: timeout) ?? []
    }
    guard Double(ink.height) < CellReader.highestLine * scale else {
      return words(.block, margin: Int(4 * scale))
    }
    let line = words(.line, margin: Int(3 * scale))
    guard line.meanConfidence < CellReader.doubt else { return line }
    // A figure alone says little of where its line is: once more with another margin, and as it was
    // with all of the cell.
    let others = [
      words(.line, margin: Int(6 * scale)),
      engine.read(.block, in: cell, timeout: timeout) ?? [],
    ]
    return others.reduce(line) { $1.meanConfidence > $0.meanConfidence ? $1 : $0 }
  }

  /// What holds all print in a cell; `nil` where there is none but specks.
  private func ink(in cell: PixelBox) -> PixelBox? {
    let least = max(2, Int(1.2 * scale))
    let parts = blots.filter { blot in
      cell.holdsCentre(of: blot) && blot.width <= cell.width && blot.height <= cell.height
    }
    let letters = parts.filter { part in
      part.height >= least
        ? part.width + part.height >= 2 * least
          // A dash says that there is nothing; a broken border is longer.
        : part.width >= 2 * least && part.width < cell.width / 2
    }
    guard let first = letters.first else { return nil }
    let extent = letters.dropFirst().reduce(first) { $0.union($1) }
    // Dots and dashes near the letters belong to them.
    let near = extent.grown(by: Int(4 * scale))
    return parts.reduce(extent) { near.holdsCentre(of: $1) ? $0.union($1) : $0 }
  }

  private func inside(_ box: PixelBox, _ cell: PixelBox) -> PixelBox {
    let (left, top) = (max(box.x, cell.x), max(box.y, cell.y))
    return PixelBox(
      x: left, y: top, width: max(1, min(box.x + box.width, cell.x + cell.width) - left),
      height: max(1, min(box.y + box.height, cell.y + cell.height) - top))
  }
}
