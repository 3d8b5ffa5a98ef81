import DocumentModel

/// A page's words as the content of a PDF page: each at its place, drawn with nothing.
struct TextOverlay {
  private var font: InvisibleFont
  private var content = ""

  /// Writes the words of a page in reading order.
  ///
  /// - Parameters:
  ///   - frame: how the page lies in the space of the PDF.
  ///   - font: gets the characters that it lacks.
  static func content(
    of page: Page, frame: PageFrame, font: inout InvisibleFont
  ) -> String {
    var overlay = TextOverlay(font: font)
    overlay.content = "q \(frame.matrix) cm BT 3 Tr\n"
    for line in page.lines { overlay.add(line, pageHeight: page.height) }
    overlay.content += "ET Q\n"
    font = overlay.font
    return overlay.content
  }

  private init(font: InvisibleFont) { self.font = font }

  private mutating func add(_ line: Line, pageHeight: Double) {
    let words = line.words.filter { !$0.isNoise && !$0.form.isEmpty }
    let boxes = words.compactMap(\.box)
    guard let baseline = Baseline(boxes) else { return }
    for (index, word) in words.enumerated() {
      guard let box = word.box, box.width > 0 else { continue }
      let isLast = index == words.count - 1
      add(
        word.form + (isLast ? "" : " "), width: box.width, count: word.form.unicodeScalars.count,
        x: box.x, y: pageHeight - baseline.y(at: box.midX), size: baseline.size)
    }
    content += "\n"
  }

  /// Writes a text whose first `count` characters are to be `width` wide.
  private mutating func add(
    _ text: String, width: Double, count: Int, x: Double, y: Double, size: Double
  ) {
    let natural = Double(count) * InvisibleFont.width * size
    guard natural > 0 else { return }
    func number(_ value: Double) -> String { Decimals.text(value, digits: 2) }
    content += "\(number(100 * width / natural)) Tz 1 0 0 1 \(number(x)) \(number(y)) Tm "
    var current: Int?
    var codes = ""
    for character in text.unicodeScalars {
      let place = font.place(of: character)
      if place.font != current {
        if !codes.isEmpty { content += "<\(codes)> Tj " }
        codes = ""
        content += "\(InvisibleFont.name(place.font)) \(number(size)) Tf "
        current = place.font
      }
      codes += hex(Int(place.code), digits: 2)
    }
    if !codes.isEmpty { content += "<\(codes)> Tj\n" }
  }
}
