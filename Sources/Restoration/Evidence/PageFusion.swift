import DocumentModel

/// Fuses what was read from a page's image with its garbled text layer, token by token.
struct PageFusion {
  let resolver: EvidenceResolver

  /// The page with the best readings, and with the lines of the layer that the image's reader lost.
  ///
  /// - Parameters:
  ///   - layer: the layer as it is.
  ///   - restored: the same lines restored; only those with as many words as before are used word by
  ///     word.
  func fuse(_ page: Page, _ layer: [Line], _ restored: [Line]) -> Page {
    var fused = page
    guard !layer.isEmpty, layer.count == restored.count else {
      fused.lines = resolver.resolve(page.lines) { _, _ in nil }
      return fused
    }
    let alignment = LayerAlignment(page.lines, layer)
    fused.lines = resolver.resolve(page.lines) { line, word in
      guard let partner = alignment.partners[line][word],
        restored[partner.line].words.count == layer[partner.line].words.count
      else { return nil }
      return restored[partner.line].words[partner.word]
    }
    let lost = alignment.lost.map { restored[$0] }.filter { isText($0) }
    insert(lost, into: &fused)
    if !lost.isEmpty {
      let count = lost.count
      fused.reason += ", \(count) \(count == 1 ? "line" : "lines") only in the text layer"
    }
    return fused
  }

  /// Whether a line of the layer is text and not what an OCR made of a seal or a photograph.
  private func isText(_ line: Line) -> Bool {
    let words = line.words.filter { $0.form.contains { $0.isLetter || $0.isNumber } }
    let sure = words.count { ($0.probability ?? 0) >= 0.8 && resolver.knows($0.form) }
    return words.count >= 4 && sure * 4 >= words.count * 3
  }

  /// Puts lines where they stand on the page.
  private func insert(_ lines: [Line], into page: inout Page) {
    for line in lines {
      guard let box = line.box, box.y >= 0, box.maxY <= page.height else { continue }
      let inTables = Set(page.tables.flatMap(\.cells).flatMap(\.lines))
      // Before the first line outside tables that stands lower.
      let place =
        page.lines.indices.first { index in
          !inTables.contains(index) && (page.lines[index].box.map { $0.midY > box.midY } ?? false)
        } ?? page.lines.count
      page.insert(line, at: place)
    }
  }
}
