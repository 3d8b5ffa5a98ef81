/// Fonts whose glyphs draw nothing: they carry text under an image.
///
/// Type 3 fonts of up to 255 characters each; a font file need not be embedded, and a map to Unicode
/// makes the text findable.
struct InvisibleFont {
  /// Where a character is: in which font and under which code.
  struct Place: Hashable {
    var font: Int
    var code: UInt8
  }

  private var places: [Unicode.Scalar: Place] = [:]
  private var characters: [[Unicode.Scalar]] = []

  /// Width of every character as a part of the font's size.
  static let width = 0.5

  /// How many fonts there are.
  var count: Int { characters.count }

  /// The name of a font among a page's resources.
  static func name(_ font: Int) -> String { "/DauText\(font)" }

  /// Where a character is; it gets a place where it has none.
  mutating func place(of character: Unicode.Scalar) -> Place {
    if let place = places[character] { return place }
    if characters.last.map({ $0.count == 255 }) ?? true { characters.append([]) }
    let font = characters.count - 1
    characters[font].append(character)
    let place = Place(font: font, code: UInt8(characters[font].count))
    places[character] = place
    return place
  }

  /// The stream that maps the codes of a font to Unicode.
  func unicodeMap(_ font: Int) -> String {
    var text = """
      /CIDInit /ProcSet findresource begin
      12 dict begin
      begincmap
      /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
      /CMapName /Adobe-Identity-UCS def
      /CMapType 2 def
      1 begincodespacerange
      <00> <FF>
      endcodespacerange

      """
    // A block may hold 100 entries.
    for start in stride(from: 0, to: characters[font].count, by: 100) {
      let block = characters[font][start..<min(start + 100, characters[font].count)]
      text += "\(block.count) beginbfchar\n"
      for (offset, character) in block.enumerated() {
        let units = String(character).utf16.map { hex(Int($0), digits: 4) }.joined()
        text += "<\(hex(start + offset + 1, digits: 2))> <\(units)>\n"
      }
      text += "endbfchar\n"
    }
    return text + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
  }

  /// The font as a PDF dictionary, but for `/CharProcs`, where `/g` is the empty glyph, and for
  /// `/ToUnicode`.
  func dictionary(_ font: Int) -> String {
    let count = characters[font].count
    let names = [String](repeating: "/g", count: count).joined(separator: " ")
    let widths = [String](repeating: "500", count: count).joined(separator: " ")
    return """
      << /Type /Font /Subtype /Type3 /FontBBox [0 -250 500 750] /FontMatrix [0.001 0 0 0.001 0 0]
      /FirstChar 1 /LastChar \(count) /Widths [\(widths)]
      /Encoding << /Type /Encoding /Differences [1 \(names)] >> /Resources << >> >>
      """
  }

  /// What the one glyph draws: nothing, with its width.
  static let emptyGlyph = "500 0 d0\n"
}
