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

/// The line on which the letters of a text line stand, and their size.
private struct Baseline {
  let size: Double
  private let slope: Double
  private let height: Double

  /// Fits a straight line through the middles of words; `nil` without words.
  init?(_ boxes: [Box]) {
    let heights = boxes.map(\.height).sorted()
    guard let usual = heights.isEmpty ? nil : heights[heights.count / 2], usual > 0 else {
      return nil
    }
    // A dash or a full stop stands elsewhere than half way up.
    let sound = boxes.filter { $0.height > 0.6 * usual && $0.height < 1.6 * usual }
    let count = Double(sound.count)
    let meanX = sound.reduce(0) { $0 + $1.midX } / count
    let meanY = sound.reduce(0) { $0 + $1.midY } / count
    let spread = sound.reduce(0) { $0 + ($1.midX - meanX) * ($1.midX - meanX) }
    let common = sound.reduce(0) { $0 + ($1.midX - meanX) * ($1.midY - meanY) }
    slope = sound.count > 2 && spread > 1 ? max(-0.1, min(0.1, common / spread)) : 0
    size = max(1, usual)
    height = meanY - slope * meanX + 0.3 * usual
  }

  /// Distance from the page's top.
  func y(at x: Double) -> Double { height + slope * x }
}

/// A number with two decimals at most, as PDF wants it.
func number(_ value: Double) -> String {
  guard value.isFinite, abs(value) < 1e9 else { return "0" }
  let hundredths = Int((value * 100).rounded())
  let sign = hundredths < 0 ? "-" : ""
  let (whole, part) = (abs(hundredths) / 100, abs(hundredths) % 100)
  if part == 0 { return "\(sign)\(whole)" }
  return "\(sign)\(whole).\(part < 10 ? "0" : "")\(part)"
}
