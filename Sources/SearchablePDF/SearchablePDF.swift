import DocumentModel
import SourceFiles

/// Makes PDFs that look like their source and hold its text beneath, at the places of its words.
package enum SearchablePDF {
  /// Writes the source with the text of its pages beneath them.
  ///
  /// The objects of the source stay as they are but for the pages that get text: pages with a sound
  /// text layer are left alone, and from the others the invisible text of an earlier OCR is taken.
  ///
  /// - Parameters:
  ///   - source: a PDF, or an image file of one page or several.
  ///   - pages: the pages that were read.
  ///   - output: where the PDF is written.
  package static func write(
    _ source: String, isPDF: Bool, pages: [Page], to output: String
  ) throws(SearchablePDFError) {
    let document =
      isPDF ? try PDFEditor(path: source) : try ImagePDF.open(path: source, pages: pages)
    var font = InvisibleFont()
    var overlays: [(page: PDFEditor.Object, content: String)] = []
    for (index, page) in pages.enumerated()
    where page.source == .ocr || page.source == .restoredTextLayer {
      let number = isPDF ? page.number - 1 : index
      guard number < document.pageCount else { continue }
      let target = document.page(number)
      let frame = frame(of: target, in: document)
      overlays.append((target, TextOverlay.content(of: page, frame: frame, font: &font)))
    }
    let fonts = addFonts(font, to: document)
    for (page, content) in overlays { add(content, fonts, to: page, of: document) }
    try document.write(to: output)
  }

  private static func frame(of page: PDFEditor.Object, in document: PDFEditor) -> PageFrame {
    let media = document.numbers(document.inherited("/MediaBox", of: page))
    let crop = document.numbers(document.inherited("/CropBox", of: page))
    let usable = [crop, media].compactMap { $0 }.first { $0.count == 4 } ?? [0, 0, 595, 842]
    return PageFrame(
      box: (
        min(usable[0], usable[2]), min(usable[1], usable[3]), max(usable[0], usable[2]),
        max(usable[1], usable[3])
      ), rotation: document.integer(document.inherited("/Rotate", of: page)) ?? 0)
  }

  private static func addFonts(
    _ font: InvisibleFont, to document: PDFEditor
  ) -> [PDFEditor.Object] {
    guard font.count > 0 else { return [] }
    let glyphs = document.copy(ofDictionary: nil)
    document.set("/g", of: glyphs, to: document.stream(InvisibleFont.emptyGlyph.utf8))
    return (0..<font.count).map { index in
      let object = document.indirect(font.dictionary(index))
      document.set("/CharProcs", of: object, to: glyphs)
      document.set("/ToUnicode", of: object, to: document.stream(font.unicodeMap(index).utf8))
      return object
    }
  }

  private static func add(
    _ content: String, _ fonts: [PDFEditor.Object], to page: PDFEditor.Object,
    of document: PDFEditor
  ) {
    // Resources are often shared by all pages; the page gets its own.
    let resources = document.copy(ofDictionary: document.inherited("/Resources", of: page))
    let pageFonts = document.copy(ofDictionary: document.value("/Font", of: resources))
    for (index, font) in fonts.enumerated() {
      document.set(InvisibleFont.name(index), of: pageFonts, to: font)
    }
    document.set("/Font", of: resources, to: pageFonts)
    document.set("/Resources", of: page, to: resources)
    removeLayer(of: resources, in: document, depth: 0)

    let overlay = document.stream(content.utf8)
    var drawn = document.value("/Contents", of: page).map(document.items) ?? []
    if let old = document.content(ofPage: page) {
      let new = ContentFilter.withoutInvisibleText(old)
      // Where there was no layer the streams stay as they are.
      if new.count < old.count / 2 || hasInvisibleText(old, new) { drawn = [document.stream(new)] }
    }
    document.set("/Contents", of: page, to: document.array([overlay] + drawn))
  }

  /// Whether a filter took away more than white space and comments.
  private static func hasInvisibleText(_ old: [UInt8], _ new: [UInt8]) -> Bool {
    func ink(_ bytes: [UInt8]) -> Int { bytes.count { $0 > 0x20 } }
    return ink(new) < ink(old)
  }

  /// Takes invisible text out of the forms that a page draws.
  private static func removeLayer(
    of resources: PDFEditor.Object, in document: PDFEditor, depth: Int
  ) {
    guard depth < 4, let objects = document.value("/XObject", of: resources) else { return }
    for (_, object) in document.entries(of: objects)
    where document.isStream(object)
      && document.isName(
        document.value("/Subtype", of: object), "/Form")
    {
      if let old = document.content(ofStream: object) {
        let new = ContentFilter.withoutInvisibleText(old)
        if hasInvisibleText(old, new) { document.replaceData(of: object, with: new) }
      }
      if let inner = document.value("/Resources", of: object) {
        removeLayer(of: inner, in: document, depth: depth + 1)
      }
    }
  }
}
