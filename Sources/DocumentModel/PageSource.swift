/// Where the text of a page came from.
public enum PageSource: String, Codable, Hashable, Sendable, CaseIterable {
  /// A text file: no page image, no geometry.
  case plainText
  /// The PDF's own text layer, sound as it is.
  case textLayer
  /// The PDF's own text layer, which an OCR in the wrong language had garbled.
  case restoredTextLayer
  /// The page image, read by Tesseract.
  case ocr
  /// Nothing to read on the page.
  case blank
}
