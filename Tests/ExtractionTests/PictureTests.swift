import CLeptonica
import CPopplerGLib
import DocumentModel
import SourceFiles
import TestSupport
import Testing

@testable import Extraction

@Suite struct PictureTests {
  private func open(_ bytes: [UInt8], _ name: String) throws -> OpenedFile {
    // Its content is mapped, so it may go at once.
    let file = try TemporaryFile(bytes, named: name)
    return try withExtendedLifetime(file) { try Extractor.withLibraries().open(file.path) }
  }

  private func pixels(_ picture: PagePicture) throws -> PixImage {
    var size = gsize()
    let bytes = try #require(g_base64_decode(picture.base64, &size))
    defer { g_free(bytes) }
    return try #require(PixImage(taking: pixReadMem(bytes, Int(size))))
  }

  @Test(arguments: [PictureRequest.Format.jpeg, .png])
  func aPageOfAPDFIsDrawn(_ format: PictureRequest.Format) throws {
    let file = try open(Array(TinyPDF.page(text: ["One"]).utf8), "a.pdf")
    let picture = try file.picture(PictureRequest(page: 1, width: 595, format: format))
    #expect(picture.width == 595 && picture.height == 842)
    #expect(picture.mediaType == "image/\(format.rawValue)")
    let image = try pixels(picture)
    #expect(image.width == 595 && image.height == 842)
    // Black on white has no need of colours.
    #expect(image.depth == 8)
  }

  @Test func aPartOfAPageShowsWhatStandsThere() throws {
    let file = try open(Array(TinyPDF.page(text: ["MMMM"]).utf8), "a.pdf")
    func darkness(_ box: DocumentModel.Box) throws -> Double {
      let request = PictureRequest(page: 1, box: box, width: 200, format: .png)
      let raster = try #require(pixels(file.picture(request)).greyRaster())
      return 255 - raster.bytes.reduce(0) { $0 + Double($1) } / Double(raster.bytes.count)
    }
    // The baseline is 72 points below the top.
    #expect(try darkness(DocumentModel.Box(x: 72, y: 62, width: 40, height: 10)) > 60)
    #expect(try darkness(DocumentModel.Box(x: 72, y: 80, width: 40, height: 10)) < 1)
  }

  @Test func imagesAreMadeSmallerButNeverLarger() throws {
    let image = try TinyImage.page(["Một"])
    let file = try open(try image.png(), "a.png")
    #expect(try file.picture(PictureRequest(page: 1, width: 620)).width == 620)
    #expect(try file.picture(PictureRequest(page: 1, width: 4000)).width == 1240)
    let box = DocumentModel.Box(x: 72, y: 80, width: 72, height: 36)
    let part = try file.picture(PictureRequest(page: 1, box: box, width: 4000, format: .png))
    #expect(abs(part.width - 150) <= 1 && abs(part.height - 75) <= 1)
  }

  @Test func aRedSealStaysRed() throws {
    let image = try TinyImage.drawn { cairo in
      cairo_set_source_rgb(cairo, 0.8, 0.1, 0.1)
      cairo_arc(cairo, 300, 400, 50, 0, 6.3)
      cairo_fill(cairo)
    }
    let file = try open(try image.png(), "a.png")
    #expect(try pixels(file.picture(PictureRequest(page: 1, width: 600))).depth == 32)
  }

  @Test func whatCannotBeDrawnIsTold() throws {
    let pdf = try open(Array(TinyPDF.page(text: ["One"]).utf8), "a.pdf")
    let image = try open(try TinyImage.page(["Một"]).png(), "a.png")
    let text = try open(Array("một".utf8), "a.txt")
    let far = DocumentModel.Box(x: 9000, y: 9000, width: 10, height: 10)
    let requests = [
      PictureRequest(page: 0, width: 100), PictureRequest(page: 2, width: 100),
      PictureRequest(page: 1, width: 0), PictureRequest(page: 1, width: 1 << 40),
      PictureRequest(
        page: 1, box: DocumentModel.Box(x: 0, y: 0, width: 1, height: 1e9), width: 100),
      PictureRequest(page: 1, box: DocumentModel.Box(x: 0, y: 0, width: -1, height: 5), width: 100),
    ]
    for request in requests {
      #expect(throws: ExtractionError.self) { try pdf.picture(request) }
    }
    for request in requests.prefix(4) + [PictureRequest(page: 1, box: far, width: 100)] {
      #expect(throws: ExtractionError.self) { try image.picture(request) }
    }
    #expect(throws: ExtractionError.self) { try text.picture(.init(page: 1, width: 100)) }
  }
}
