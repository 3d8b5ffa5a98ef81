extension PageReader {
  /// Mends what the image tells of single letters: strokes of Roman numbers, and the size of letters.
  ///
  /// - Parameters:
  ///   - raster: the page without its rules.
  ///   - blots: everything black on it.
  ///   - tables: the words of each cell of each table.
  func mendLetters(
    _ raster: Raster, _ blots: [PixelBox], _ words: inout [ReadWord],
    _ tables: inout [[[ReadWord]]]
  ) {
    let bars = RomanBars(raster: raster)
    let sizes = LetterSizes(blots)
    bars.mend(&words)
    sizes.mend(&words)
    for table in tables.indices {
      for cell in tables[table].indices {
        bars.mend(&tables[table][cell])
        sizes.mend(&tables[table][cell])
      }
    }
  }
}
