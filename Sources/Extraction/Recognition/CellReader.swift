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
      let fragments = FragmentBuilder().fragments(
        ofLines: words.map {
          PlacedWord(form: $0.form, box: Box($0.box), confidence: $0.confidence, line: $0.line)
        })
      let specks = fragments.filter(\.isScrap).flatMap { $0.words.map(\.box) }
      return words.filter { !specks.contains(Box($0.box)) }
    }
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
