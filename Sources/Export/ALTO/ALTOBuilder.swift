import DocumentModel

/// Writes ALTO's elements.
struct ALTOBuilder {
  private(set) var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  private var depth = 0
  private var blockCount = 0

  mutating func add(_ page: Page) {
    let extent: [(String, String)] =
      page.width > 0 ? [("HEIGHT", length(page.height)), ("WIDTH", length(page.width))] : []
    open(
      "Page", [("ID", "PAGE_\(page.number)"), ("PHYSICAL_IMG_NR", "\(page.number)")] + extent)
    open(
      "PrintSpace",
      page.width > 0
        ? attributes(Box(x: 0, y: 0, width: page.width, height: page.height)) : [])
    for block in PageBlocks(page).blocks {
      switch block {
      case .text(let lines): add(lines)
      case .table(let table, let cells):
        blockCount += 1
        open(
          "ComposedBlock",
          [("ID", "BLOCK_\(blockCount)"), ("TYPE", "table")]
            + attributes(table.box))
        for lines in cells where !lines.isEmpty { add(lines) }
        close("ComposedBlock")
      }
    }
    close("PrintSpace")
    close("Page")
  }

  private mutating func add(_ lines: [Line]) {
    blockCount += 1
    open("TextBlock", [("ID", "BLOCK_\(blockCount)")] + attributes(lines.box))
    for line in lines {
      open("TextLine", attributes(line.box ?? line.wordBox))
      var isFirst = true
      for word in line.words where !word.isNoise {
        if !isFirst { empty("SP", []) }
        isFirst = false
        add(word)
      }
      close("TextLine")
    }
    close("TextBlock")
  }

  private mutating func add(_ word: Word) {
    var attributes = [("CONTENT", word.form)] + self.attributes(word.box)
    if let certainty = word.probability ?? word.confidence {
      attributes.append(("WC", decimal(min(1, max(0, certainty)))))
    }
    let others = ([word.original] + word.alternatives.map { $0.form }).compactMap(\.self)
    guard !others.isEmpty else { return empty("String", attributes) }
    open("String", attributes)
    for (index, other) in others.enumerated() {
      let purpose = index == 0 && word.original != nil ? "as read" : "runner-up"
      element("ALTERNATIVE", other, [("PURPOSE", purpose)])
    }
    close("String")
  }

  private func attributes(_ box: Box?) -> [(String, String)] {
    guard let box else { return [] }
    return [
      ("HPOS", length(max(0, box.x))), ("VPOS", length(max(0, box.y))),
      ("WIDTH", length(box.width)), ("HEIGHT", length(box.height)),
    ]
  }

  /// Points as 1/1200 inch.
  private func length(_ points: Double) -> String { "\(Int((points * 1200 / 72).rounded()))" }

  private func decimal(_ value: Double) -> String {
    let thousandths = Int((value * 1000).rounded())
    let digits = "\(1000 + thousandths % 1000)".dropFirst()
    return "\(thousandths / 1000).\(digits)"
  }

  mutating func open(_ name: String, _ attributes: [(String, String)]) {
    line("<\(name)\(joined(attributes))>")
    depth += 1
  }

  mutating func close(_ name: String) {
    depth -= 1
    line("</\(name)>")
  }

  mutating func empty(_ name: String, _ attributes: [(String, String)]) {
    line("<\(name)\(joined(attributes))/>")
  }

  mutating func element(
    _ name: String, _ content: String, _ attributes: [(String, String)] = []
  ) {
    line("<\(name)\(joined(attributes))>\(content.escapedForXML)</\(name)>")
  }

  private mutating func line(_ content: String) {
    text += String(repeating: " ", count: depth) + content + "\n"
  }

  private func joined(_ attributes: [(String, String)]) -> String {
    attributes.map { " \($0)=\"\($1.escapedForXML)\"" }.joined()
  }
}
