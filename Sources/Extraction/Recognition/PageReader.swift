import DocumentModel
import SourceFiles

/// Reads page images: preparation, tables, recognition, layout.
struct PageReader {
  var options: ExtractionOptions
  /// The file, for errors.
  var path: String

  /// What a page image gave.
  struct Result {
    var lines: [Line] = []
    var tables: [TableRegion] = []
    var footnotes: [Footnote] = []
    /// What a reader should know of how it was read.
    var remark: String
    /// Whether nothing was found to read.
    var isBlank: Bool
  }

  /// Reads an image that covers a page of the given extent in points.
  func read(
    _ source: PixImage, width: Double, height: Double, number: Int
  ) throws(ExtractionError) -> Result {
    let preparation = PagePreparation(resolution: options.readingResolution)
    guard let upright = preparation.prepare(source, width: width, height: height) else {
      throw .page(path: path, number: number, reason: "the image cannot be prepared")
    }
    if upright.image.letterCount(resolution: upright.resolution) < 2 {
      return Result(remark: "no ink but specks", isBlank: true)
    }
    var reading = try read(upright, source, number: number)
    var page = upright
    if reading.confidence < 0.6 || reading.isSideways, let quarters = try quarterTurns(upright),
      quarters != 0,
      let turned = preparation.prepare(source, width: width, height: height, quarters: quarters)
    {
      let second = try read(turned, source, number: number)
      if reading.isSideways || second.confidence > reading.confidence {
        reading = second
        page = turned
      }
    }
    var arranged = PageLayout(sideBySide: options.sideBySide)
      .arrange(words: reading.words, tables: reading.tables) { reading.rules }
    arranged.lines += reading.stamps.flatMap { FragmentBuilder().fragments(ofLines: $0) }
      .map { fragment in
        var line = fragment.line
        for word in line.words.indices { line.words[word].flags.insert(.stamp) }
        return line
      }
    if page.quarters != 0 {
      for line in arranged.lines.indices { arranged.lines[line].mapBoxes(page.unturned) }
      for table in arranged.tables.indices { arranged.tables[table].mapBoxes(page.unturned) }
    }
    return Result(
      lines: arranged.lines, tables: arranged.tables, footnotes: arranged.footnotes,
      remark: reading.remark, isBlank: arranged.lines.allSatisfy(\.words.isEmpty))
  }

  /// The words of one prepared image.
  private struct Reading {
    var words: [PlacedWord] = []
    var tables: [(grid: TableGrid, words: [[PlacedWord]])] = []
    var rules: [Rule] = []
    /// The words of each received stamp.
    var stamps: [[PlacedWord]] = []
    var remark = ""

    /// Whether most words stand on end: Tesseract reads such text too, but not its lines.
    var isSideways: Bool {
      let long = words.filter { $0.form.count >= 4 }
      return long.count >= 3 && long.count { $0.box.height > $0.box.width } * 2 > long.count
    }

    /// Mean confidence over all words, before any was read twice: that is done for pages that stand
    /// the wrong way round too, and makes them look better than they are.
    var confidence = 0.0
  }

  private func read(
    _ page: PageImage, _ source: PixImage, number: Int
  ) throws(ExtractionError) -> Reading {
    let strokes = page.image.strokes(resolution: page.resolution)
    let scale = page.resolution / 72
    let rules = strokes.filter { !isStreak($0.box, on: page.image) }.map { $0.rule(scale: scale) }
    var grids = TableGrid.grids(from: rules)
    // Rules are no print; an underline read along with its word costs the dots below letters.
    let clean =
      strokes.isEmpty
      ? page.image : page.image.painting(strokes.map { $0.box.grown(by: 1) }) ?? page.image
    let outer =
      grids.isEmpty ? clean : clean.painting(grids.map { $0.box.pixels(scale: scale) }) ?? clean
    guard let raster = outer.greyRaster(), let inner = grids.isEmpty ? raster : clean.greyRaster()
    else { throw .page(path: path, number: number, reason: "there is not enough memory") }

    return try EnginePool.shared.withEngine(language: options.language) {
      engine throws(ExtractionError) in
      var reading = Reading(rules: rules)
      engine.setImage(raster, resolution: Int(page.resolution.rounded()))
      guard let words = engine.read(.page, timeout: options.pageTimeout) else {
        throw .page(
          path: path, number: number,
          reason: "recognition took longer than \(Int(options.pageTimeout)) seconds")
      }
      let blots = outer.blots()
      let lost = lostLines(engine, outer, words, blots)
      var found =
        words.filter { word in
          word.confidence > 0.3 || !lost.contains { word.box.holdsCentre(of: $0.box) }
        } + lost
      rereadColumns(engine, outer, &found)
      reading.remark =
        "\(Int(page.resolution.rounded())) dots an inch"
        + (page.skew == 0 ? "" : ", turned by \(degrees(page.skew))°")
        + (page.quarters == 0 ? "" : ", turned by \(page.quarters * 90)°")
      if !lost.isEmpty {
        reading.remark += ", \(lost.count) words found in a second look"
      }
      let columns = readColumnTables(
        CellReader(engine: engine, blots: blots, scale: scale, timeout: options.pageTimeout),
        &found)
      var tables: [[[ReadWord]]] = []
      if !grids.isEmpty {
        engine.setImage(inner, resolution: Int(page.resolution.rounded()))
        let reader = CellReader(
          engine: engine, blots: clean.blots(), scale: scale, timeout: options.pageTimeout)
        tables = grids.map(reader.read)
      }
      tables += columns.map(\.words)
      grids += columns.map(\.grid)
      let all = found + tables.flatMap { $0.flatMap(\.self) }
      reading.confidence =
        all.isEmpty ? 0 : all.reduce(0) { $0 + $1.confidence } / Double(all.count)
      var stamps = takeBlackStamps(page, &found, &grids, &tables)
      stamps += colourStamps(engine, page, source, &reading.remark)
      rereadCoveredLines(engine, page, source, &found, blots)
      let twice = rereadDoubtfulLines(engine, page, source, &found, &tables)
      if twice > 0 {
        reading.remark += ", \(twice) doubtful \(twice == 1 ? "line" : "lines") read twice"
      }
      mendLetters(inner, grids.isEmpty ? blots : clean.blots(), &found, &tables)
      reading.words = found.map { $0.placed(on: page) }
      reading.stamps = stamps.map { $0.map { $0.placed(on: page) } }
      if !stamps.isEmpty {
        reading.remark +=
          ", \(stamps.count) received \(stamps.count == 1 ? "stamp" : "stamps") set apart"
      }
      reading.tables = zip(grids, tables).map { grid, cells in
        (grid, cells.map { $0.map { $0.placed(on: page) } })
      }
      return reading
    }
  }

  /// Reads tables without rules cell by cell, once the first reading has shown where they are, and
  /// takes their words out of the page's: lines over several columns are read badly, and numbers by
  /// themselves not at all.
  private func readColumnTables(
    _ reader: CellReader, _ words: inout [ReadWord]
  ) -> [(grid: TableGrid, words: [[ReadWord]])] {
    guard options.sideBySide == .columns else { return [] }
    // What is read into the gap between two columns makes them one.
    let print = words.filter { $0.form.contains { $0 != "_" && $0 != "." } }
    var fragments = FragmentBuilder().fragments(ofLines: print.map(\.unplaced))
      .filter { !$0.isSpeck }
    guard PageLayout.hasRows(fragments) else { return [] }
    fragments += reader.numbers(besides: words).map { Fragment([$0], box: $0.box) }
    return ColumnTable.tables(in: fragments).tables.map { table in
      let grid = table.grid
      let cells = zip(grid.cells, reader.read(grid.scaled(by: 1 / reader.scale))).map {
        cell, new -> [ReadWord] in
        let old = words.filter { cell.box.holdsCentre(of: Box($0.box)) }
        return new.meanConfidence > max(0.3, old.meanConfidence - 0.05) ? new : old
      }
      words.removeAll { grid.box.holdsCentre(of: Box($0.box)) }
      return (grid.scaled(by: 1 / reader.scale), cells)
    }
  }

  /// Whether a stroke runs over the whole page, as what dust on a scanner's glass draws does.
  private func isStreak(_ box: PixelBox, on image: PixImage) -> Bool {
    box.height > box.width && box.y < image.height / 33
      && box.y + box.height > image.height - image.height / 33
  }

  /// Reads lines with doubtful words a second time, and gives how many there were.
  ///
  /// - Parameter tables: the words of each cell of each table.
  private func rereadDoubtfulLines(
    _ engine: TesseractEngine, _ page: PageImage, _ source: PixImage, _ words: inout [ReadWord],
    _ tables: inout [[[ReadWord]]]
  ) -> Int {
    var count = 0
    reread(&words, &count, engine, page, source)
    for table in tables.indices {
      for cell in tables[table].indices {
        reread(&tables[table][cell], &count, engine, page, source)
      }
    }
    return count
  }

  private func reread(
    _ words: inout [ReadWord], _ count: inout Int, _ engine: TesseractEngine, _ page: PageImage,
    _ source: PixImage
  ) {
    for line in SecondReading.lines(of: words) where count < SecondReading.mostLines {
      // More would let the lines above and below in.
      let margin = max(4, line.box.height / 5)
      guard let second = readAgain(line.box, margin: margin, engine, page, source) else { continue }
      count += 1
      let fused = SecondReading.fused(line.words.map { words[$0] }, second)
      // The places of other lines' words stay as they are: empty forms go at the end.
      for index in line.words { words[index].form = "" }
      words += fused
    }
    words.removeAll(where: \.form.isEmpty)
  }

  /// Reads lines again that a seal or a signature touches.
  private func rereadCoveredLines(
    _ engine: TesseractEngine, _ page: PageImage, _ source: PixImage, _ words: inout [ReadWord],
    _ blots: [PixelBox]
  ) {
    guard let usual = words.usualHeight else { return }
    let covered = CoveredLines(among: blots, height: usual, pageWidth: page.image.width)
    for line in covered.lines(of: words) {
      let first = line.words.map { words[$0] }.filter { !$0.form.isEmpty }
      let others = line.cuts.compactMap { readAgain($0, margin: 2, engine, page, source) }
      let chosen = CoveredLines.best([first] + others)
      guard chosen != first else { continue }
      for index in words.indices
      where chosen.contains(where: { $0.box.holdsCentre(of: words[index].box) })
        && words[index].confidence < SecondReading.doubt
      {
        words[index].form = ""
      }
      for index in line.words { words[index].form = "" }
      words += chosen
    }
    words.removeAll(where: \.form.isEmpty)
  }

  /// What stands in a line's box, read from the source.
  private func readAgain(
    _ box: PixelBox, margin: Int, _ engine: TesseractEngine, _ page: PageImage, _ source: PixImage
  ) -> [ReadWord]? {
    let preparation = PagePreparation(resolution: SecondReading.resolution)
    guard let (image, scale) = preparation.line(box, margin: margin, of: page, from: source),
      let raster = image.greyRaster()
    else { return nil }
    engine.setImage(raster, resolution: Int((page.resolution * scale).rounded()))
    guard var words = engine.read(.line, timeout: options.pageTimeout) else { return nil }
    for index in words.indices {
      words[index].moveBack(by: scale, to: (box.x - margin, box.y - margin))
      // A line alone has nothing above and below: its words come as high as the image.
      let top = max(words[index].box.y, box.y)
      let bottom = min(words[index].box.y + words[index].box.height, box.y + box.height)
      words[index].box.y = top
      words[index].box.height = max(1, bottom - top)
    }
    return words
  }

  /// Reads blocks side by side one by one where segmentation took lines of both for one.
  private func rereadColumns(
    _ engine: TesseractEngine, _ image: PixImage, _ words: inout [ReadWord]
  ) {
    let placed = words.map(\.unplaced)
    let fragments = FragmentBuilder().fragments(ofLines: placed).filter { !$0.isSpeck }
    for stretch in ReadingOrder().stretches(of: fragments) {
      guard case .columns(let left, let right) = stretch,
        !Set(left.flatMap(\.words).map(\.line))
          .isDisjoint(with: right.flatMap(\.words).map(\.line))
      else { continue }
      for block in [left, right] {
        guard let extent = Box.union(of: block.map(\.box)) else { continue }
        let box = PixelBox(extent)
        let old = words.filter { box.holdsCentre(of: $0.box) }
        var new =
          engine.read(
            .block, in: box.grown(by: 6).clipped(width: image.width, height: image.height),
            timeout: options.pageTimeout) ?? []
        guard new.meanConfidence > old.meanConfidence - 0.05 else { continue }
        let lines = words.map(\.line).max() ?? 0
        for index in new.indices { new[index].line += lines }
        // What only the first reading saw stays: segmentation drops lines of blocks, too.
        words.removeAll { word in
          box.holdsCentre(of: word.box)
            && (word.confidence < SecondReading.doubt
              || new.contains { $0.box.overlaps(word.box) })
        }
        words += new
      }
    }
  }

  /// Lines of print that page segmentation left out, read one by one.
  private func lostLines(
    _ engine: TesseractEngine, _ image: PixImage, _ words: [ReadWord], _ blots: [PixelBox]
  ) -> [ReadWord] {
    guard words.count >= 5, let usual = words.usualHeight else { return [] }
    // What was guessed hides nothing: where one line stands a little higher in the left column than in
    // the right one, segmentation makes one of them and reads dots.
    let read = words.filter { $0.confidence > 0.3 }
    let loose = blots.filter { blot in
      blot.height >= usual * 2 / 5 && blot.height <= usual * 2 && blot.width >= 2
        && blot.width <= usual * 8 && !read.contains { $0.box.grown(by: 2).holdsCentre(of: blot) }
    }
    guard loose.count >= 3, loose.count < 5000 else { return [] }
    let placed = loose.map { PlacedWord(form: "", box: Box($0)) }
    var found: [ReadWord] = []
    var lineNumber = words.map(\.line).max() ?? 0
    for fragment in FragmentBuilder(widestGap: 2).fragments(of: placed)
    where fragment.words.count >= 4 && fragment.box.width > 2.5 * fragment.box.height {
      let box = PixelBox(
        x: Int(fragment.box.x), y: Int(fragment.box.y), width: Int(fragment.box.width),
        height: Int(fragment.box.height)
      ).grown(by: usual / 3).clipped(width: image.width, height: image.height)
      let line = engine.read(.line, in: box, timeout: options.pageTimeout) ?? []
      if line.meanConfidence > 0.6 {
        let free = line.filter { word in
          !read.contains { $0.box.holdsCentre(of: word.box) }
        }
        lineNumber += 1
        found += free.map {
          ReadWord(
            form: $0.form, confidence: $0.confidence, box: $0.box, line: lineNumber,
            alternatives: $0.alternatives)
        }
      }
    }
    return found
  }

  /// How the page has to be turned, where the orientation data are there and sure enough.
  private func quarterTurns(_ page: PageImage) throws(ExtractionError) -> Int? {
    guard let raster = page.image.greyRaster() else { return nil }
    do {
      return try EnginePool.shared.withEngine(language: "osd") { engine throws(ExtractionError) in
        engine.setImage(raster, resolution: Int(page.resolution.rounded()))
        guard let found = engine.orientation(), found.confidence > 1 else { return nil }
        return (4 - found.quarters) % 4
      }
    } catch {
      // Without the orientation data pages are read as they lie.
      return nil
    }
  }

  private func degrees(_ radians: Double) -> String {
    let tenths = Int((radians * 1800 / .pi).rounded())
    return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
  }
}

extension [ReadWord] {
  /// The median of the words' heights; `nil` without words.
  var usualHeight: Int? {
    isEmpty ? nil : map(\.box.height).sorted()[count / 2]
  }

  /// Mean confidence over the letters, from 0 to 1; 0 without words.
  var meanConfidence: Double {
    let letters = reduce(0) { $0 + $1.form.count }
    return reduce(0) { $0 + $1.confidence * Double($1.form.count) } / Double(Swift.max(1, letters))
  }
}

extension ReadWord {
  /// The word with its box in pixels, for layout before it is on the page.
  var unplaced: PlacedWord {
    PlacedWord(form: form, box: Box(box), confidence: confidence, line: line)
  }

  /// Brings the word from a line's own image, `scale` of whose pixels make one here, to its place.
  fileprivate mutating func moveBack(by scale: Double, to origin: (x: Int, y: Int)) {
    box = PixelBox(
      x: origin.x + Int(Double(box.x) / scale), y: origin.y + Int(Double(box.y) / scale),
      width: Int(Double(box.width) / scale), height: Int(Double(box.height) / scale))
  }

  /// The word with its box on the page.
  fileprivate func placed(on page: PageImage) -> PlacedWord {
    PlacedWord(
      form: form,
      box: page.pageBox(
        x: Double(box.x), y: Double(box.y), width: Double(box.width), height: Double(box.height)),
      confidence: confidence, line: line, alternatives: alternatives)
  }
}
