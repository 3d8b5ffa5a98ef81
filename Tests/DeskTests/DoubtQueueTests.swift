import Corrections
import DocumentModel
import Testing

@testable import Desk

@Suite("The queue of doubtful words")
struct DoubtQueueTests {
  private let small: SmallArchive
  private let archive: DeskArchive
  private let queue: DoubtQueue

  init() throws {
    small = try SmallArchive()
    archive = try DeskArchive(small.folder.path)
    queue = DoubtQueue(archive)
  }

  private func correct(_ item: DoubtQueue.Item, _ becomes: String) throws -> Correction {
    let name = item.document.sha256
    let entry = try archive.add(to: name) { document in
      let (page, word) = try #require(document.word(at: item.place))
      return .made(
        Correction(
          at: "2025-03-18T09:00:00Z", by: "an", document: name, place: item.place, word: word,
          source: page.source, becomes: becomes))
    }
    queue.forget(name)
    guard case .made(let correction) = entry else { throw APIError.notFound }
    return correction
  }

  @Test("what is frequent and doubtful comes first, part by part, and nothing twice")
  func order() throws {
    let all = try queue.part(from: nil, limit: 100)
    #expect(all.items.map(\.form) == ["hoạch", "hoạch", "hoạch", "hoạch", "tỉnh", "tỉnh"])
    #expect(all.items.map(\.count) == [4, 4, 4, 4, 2, 2])
    #expect(all.next == nil && all.remaining == 6)
    #expect(all.items[0].before == "Kế" && all.items[4].after == " An")
    var places: [WordPlace] = []
    var next: String?
    repeat {
      let part = try queue.part(from: next, limit: 4)
      places += part.items.map(\.place)
      next = part.next
    } while next != nil
    #expect(places == all.items.map(\.place))
    #expect(throws: APIError.self) { try queue.part(from: "x", limit: 1) }
    #expect(try queue.part(from: "99.99", limit: 1).items.isEmpty)
  }

  @Test("what was said does not come again, unless it is taken back")
  func settled() throws {
    let first = try #require(try queue.part(from: nil, limit: 1).items.first)
    let correction = try correct(first, "hoạch")
    let rest = try queue.part(from: nil, limit: 100)
    #expect(rest.items.count == 5 && rest.remaining == 5)
    // Another desk over the same archive knows it, too.
    #expect(try DoubtQueue(DeskArchive(small.folder.path)).part(from: nil, limit: 9).remaining == 5)
    _ = try archive.add(to: first.document.sha256) { _ in
      .undone(
        Undoing(at: "t", by: "an", document: first.document.sha256, undoes: correction.id))
    }
    queue.forget(first.document.sha256)
    #expect(try queue.part(from: nil, limit: 100).items.count == 6)
  }

  @Test("a document shows its corrections, and leaves its JSON as it is")
  func overlay() throws {
    let first = try #require(try queue.part(from: nil, limit: 1).items.first)
    let before = small.folder.text("plan-0.json")
    _ = try correct(first, "hoạt")
    let document = try #require(try archive.document(first.document.sha256))
    #expect(document.currentWord(at: first.place)?.form == "hoạt")
    #expect(document.word(at: first.place)?.word.form == "hoạch")
    #expect(small.folder.text("plan-0.json") == before)
  }

  @Test("a catalogue that names a place outside is not followed")
  func outside() throws {
    #expect(try archive.document(String(repeating: "c", count: 64)) == nil)
    #expect(throws: APIError.notFound) {
      try archive.add(to: "../../etc/passwd") { _ in throw APIError.busy }
    }
  }
}
