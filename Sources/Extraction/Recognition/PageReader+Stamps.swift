/// Received stamps: in black among the print, and in colour.
extension PageReader {
  /// Takes the words of stamps in black out of what was read, and frames that were taken for tables.
  func takeBlackStamps(
    _ page: PageImage, _ words: inout [ReadWord], _ grids: inout [TableGrid],
    _ tables: inout [[[ReadWord]]]
  ) -> [[ReadWord]] {
    var stamps: [[ReadWord]] = []
    for index in tables.indices.reversed() {
      let inside = tables[index].flatMap(\.self)
      guard grids[index].box.height < ReceivedStamp.greatestHeight,
        ReceivedStamp.isStamp(inside)
      else { continue }
      stamps.append(inside)
      grids.remove(at: index)
      tables.remove(at: index)
    }
    guard words.contains(where: { ReceivedStamp.isTitle($0.form) }) else { return stamps }
    for frame in page.image.frames(resolution: page.resolution) {
      let own = Set(ReceivedStamp.words(words, in: frame))
      guard !own.isEmpty else { continue }
      stamps.append(own.sorted().map { words[$0] })
      words = words.indices.filter { !own.contains($0) }.map { words[$0] }
    }
    return stamps
  }

  /// Reads stamps in the ink in colour that was taken out of a page.
  func colourStamps(
    _ engine: TesseractEngine, _ page: PageImage, _ source: PixImage, _ remark: inout String
  ) -> [[ReadWord]] {
    guard
      let ink = PagePreparation(resolution: options.readingResolution)
        .colourInk(of: source, on: page)
    else { return [] }
    remark += ", ink in colour taken out"
    let frames = ink.frames(resolution: page.resolution).prefix(ReceivedStamp.mostOnPage)
    guard !frames.isEmpty, let raster = ink.greyRaster() else { return [] }
    engine.setImage(raster, resolution: Int(page.resolution.rounded()))
    return frames.compactMap { frame in
      let words =
        engine.read(.block, in: frame.grown(by: -4), timeout: options.pageTimeout) ?? []
      let legible = words.filter { $0.confidence > 0.3 }
      return ReceivedStamp.isStamp(legible) ? legible : nil
    }
  }
}
