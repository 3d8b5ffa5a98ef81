import DocumentModel

/// A document as hOCR: HTML whose elements say where on the page image each word stands
/// (https://kba.github.io/hocr-spec/1.2/).
///
/// Places are in pixels of the page at 300 dots an inch.
package enum DocumentHOCR {
  private static let resolution = 300.0

  /// The XHTML of a document, with a line feed at its end.
  ///
  /// - Complexity: O(*n*) in the number of words.
  package static func text(of document: Document, generator: String) -> String {
    let title = document.structure.header.title ?? document.source.path
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE html>
      <html xmlns="http://www.w3.org/1999/xhtml" xml:lang="vi" lang="vi">
      <head>
      <title>\(title.escapedForXML)</title>
      <meta http-equiv="Content-Type" content="text/html; charset=utf-8"/>
      <meta name="ocr-system" content="\(generator.escapedForXML)"/>
      <meta name="ocr-capabilities" content="ocr_page ocr_carea ocr_table ocr_par ocr_line ocrx_word"/>
      </head>
      <body>

      """
    var counter = Counter()
    for (index, page) in document.pages.enumerated() {
      let extent = Box(x: 0, y: 0, width: page.width, height: page.height)
      let dots = Int(resolution)
      let image = document.source.path.replacing("\"", with: "'")
      let whereabouts =
        "image \"\(image)\"; \(bbox(extent)); ppageno \(index); scan_res \(dots) \(dots)"
      text +=
        "<div class=\"ocr_page\" id=\"page_\(page.number)\" title=\"\(whereabouts.escapedForXML)\">\n"
      for block in PageBlocks(page).blocks {
        switch block {
        case .text(let lines): text += area(lines, &counter)
        case .table(let table, let cells):
          text += " <div class=\"ocr_table\"\(place(table.box))>\n"
          for lines in cells where !lines.isEmpty { text += area(lines, &counter) }
          text += " </div>\n"
        }
      }
      text += "</div>\n"
    }
    return text + "</body>\n</html>\n"
  }

  /// Numbers for the elements' names.
  private struct Counter {
    var area = 0
    var line = 0
    var word = 0
  }

  private static func area(_ lines: [Line], _ counter: inout Counter) -> String {
    counter.area += 1
    let whereabouts = place(lines.box)
    var text = " <div class=\"ocr_carea\" id=\"block_\(counter.area)\"\(whereabouts)>\n"
    text += "  <p class=\"ocr_par\" id=\"par_\(counter.area)\"\(whereabouts)>\n"
    for line in lines {
      counter.line += 1
      text += "   <span class=\"ocr_line\" id=\"line_\(counter.line)\""
      text += place(line.box ?? line.wordBox) + ">"
      let words = line.words.filter { !$0.isNoise }.map { word in
        counter.word += 1
        let certainty = word.probability ?? word.confidence
        let confidence = certainty.map { "x_wconf \(Int((100 * $0).rounded()))" }
        return "<span class=\"ocrx_word\" id=\"word_\(counter.word)\""
          + place(word.box, confidence) + ">" + word.form.escapedForXML + "</span>"
      }
      text += words.joined(separator: " ") + "</span>\n"
    }
    return text + "  </p>\n </div>\n"
  }

  private static func place(_ box: Box?, _ more: String? = nil) -> String {
    let parts = [box.map(bbox), more].compactMap(\.self)
    return parts.isEmpty ? "" : " title=\"\(parts.joined(separator: "; "))\""
  }

  private static func bbox(_ box: Box) -> String {
    let numbers = [box.x, box.y, box.maxX, box.maxY].map {
      "\(max(0, Int(($0 * resolution / 72).rounded())))"
    }
    return "bbox " + numbers.joined(separator: " ")
  }
}
