import PageWorkers
import SourceFiles
import TestSupport
import Testing

@testable import PageService

@Suite struct PageSessionTests {
  @Test func aFileIsOpenedAndItsPagesRead() throws {
    let folder = try TemporaryFolder()
    try folder.write("một\u{0C}hai", to: "a.txt")
    let session = PageSession()
    var request = WorkerRequest(path: folder.path + "/a.txt", options: .init(), page: nil)
    guard case .opened(let summary) = session.reply(to: request) else {
      Issue.record("not opened")
      return
    }
    #expect(summary.pageNumbers == [1, 2])
    request.page = 2
    guard case .page(let outcome) = session.reply(to: request) else {
      Issue.record("not read")
      return
    }
    #expect(outcome.page.text == "hai")
    #expect(outcome.failure == nil)
  }

  @Test func aPageMayBeAskedForOfAFileThatIsNotOpen() throws {
    let folder = try TemporaryFolder()
    try folder.write("một\u{0C}hai", to: "a.txt")
    let request = WorkerRequest(path: folder.path + "/a.txt", options: .init(), page: 1)
    guard case .page(let outcome) = PageSession().reply(to: request) else {
      Issue.record("not read")
      return
    }
    #expect(outcome.page.text == "một")
  }

  @Test func aPageIsDrawn() throws {
    let folder = try TemporaryFolder()
    let objects = [
      "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] >>",
    ]
    let path = try folder.write(PDFSource.document(objects), to: "a.pdf")
    let session = PageSession()
    var request = WorkerRequest(path: path, options: .init(), page: nil)
    request.picture = PictureRequest(page: 1, width: 50)
    guard case .picture(let picture) = session.reply(to: request) else {
      Issue.record("not drawn")
      return
    }
    #expect(picture.width == 50 && picture.height == 25)
    request.picture = PictureRequest(page: 2, width: 50)
    guard case .failed(.page(path, 2, _)) = session.reply(to: request) else {
      Issue.record("a page that is not there was drawn")
      return
    }
  }

  @Test func whatIsWrongWithAFileIsTold() {
    let request = WorkerRequest(path: "/nonexistent", options: .init(), page: nil)
    #expect(PageSession().reply(to: request) == .failed(.notFound(path: "/nonexistent")))
    guard case .failed(.noAnswer) = PageSession().reply(to: Array("{".utf8)) else {
      Issue.record("nonsense was answered")
      return
    }
  }
}
