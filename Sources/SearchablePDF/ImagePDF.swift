import CLeptonica
import DocumentModel
import SourceFiles

/// A PDF made of an image file, a page each, at the size that the pages were read with.
enum ImagePDF {
  /// Makes the PDF; JPEG and PNG data go into it as they are.
  static func open(path: String, pages: [Page]) throws(SearchablePDFError) -> PDFEditor {
    var format: Int32 = 0
    guard findFileFormat(path, &format) == 0 else { throw .unreadable("it is no image") }
    let kinds = [
      IFF_TIFF, IFF_TIFF_PACKBITS, IFF_TIFF_RLE, IFF_TIFF_G3, IFF_TIFF_G4, IFF_TIFF_LZW,
      IFF_TIFF_ZIP, IFF_TIFF_JPEG,
    ]
    let isTIFF = kinds.contains { Int($0) == Int(format) }
    guard isTIFF else { return try PDFEditor(owning: try single(path, pages.first)) }
    var document: PDFEditor?
    for page in pages {
      guard let pix = pixReadTiff(path, Int32(page.number - 1)) else {
        throw .unreadable("page \(page.number) cannot be decoded")
      }
      var owner: UnsafeMutablePointer<PIX>? = pix
      defer { pixDestroy(&owner) }
      var bytes: UnsafeMutablePointer<UInt8>?
      var count = 0
      let type = pixGetDepth(pix) == 1 ? L_G4_ENCODE : L_FLATE_ENCODE
      guard
        pixConvertToPdfData(
          pix, Int32(type), 0, &bytes, &count, 0, 0, resolution(pixGetWidth(pix), page), nil, nil, 0
        )
          == 0, let bytes
      else { throw .unreadable("page \(page.number) cannot be put into a PDF") }
      let part = try PDFEditor(owning: UnsafeMutableRawBufferPointer(start: bytes, count: count))
      if let document { document.append(part.page(0), of: part) } else { document = part }
    }
    guard let document else { throw .unreadable("it has no pages") }
    return document
  }

  private static func single(
    _ path: String, _ page: Page?
  ) throws(SearchablePDFError) -> UnsafeMutableRawBufferPointer {
    var (format, width): (Int32, Int32) = (0, 0)
    guard pixReadHeader(path, &format, &width, nil, nil, nil, nil) == 0 else {
      throw .unreadable("its header cannot be read")
    }
    var bytes: UnsafeMutablePointer<UInt8>?
    var count = 0
    guard
      convertToPdfData(
        path, Int32(L_FLATE_ENCODE), 0, &bytes, &count, 0, 0, resolution(width, page), nil, nil, 0)
        == 0, let bytes
    else { throw .unreadable("it cannot be put into a PDF") }
    return UnsafeMutableRawBufferPointer(start: bytes, count: count)
  }

  private static func resolution(_ pixels: Int32, _ page: Page?) -> Int32 {
    guard let page, page.width > 0 else { return 300 }
    return Int32(max(1, (Double(pixels) * 72 / page.width).rounded()))
  }
}
