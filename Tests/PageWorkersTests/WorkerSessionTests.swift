import Extraction
import TestSupport
import Testing

@testable import PageWorkers

@Suite struct WorkerSessionTests {
  @Test func aFileIsOpenedAndItsPagesRead() throws {
    let folder = try TemporaryFolder()
    try folder.write("một\u{0C}hai", to: "a.txt")
    let session = WorkerSession()
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
    guard case .page(let outcome) = WorkerSession().reply(to: request) else {
      Issue.record("not read")
      return
    }
    #expect(outcome.page.text == "một")
  }

  @Test func whatIsWrongWithAFileIsTold() {
    let request = WorkerRequest(path: "/nonexistent", options: .init(), page: nil)
    #expect(WorkerSession().reply(to: request) == .failed(.notFound(path: "/nonexistent")))
    guard case .failed(.noAnswer) = WorkerSession().reply(toLine: "{") else {
      Issue.record("nonsense was answered")
      return
    }
  }
}
