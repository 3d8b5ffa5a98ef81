import Foundation
import Testing

@testable import Archive

/// The page "JSON for programs" names what a worker can be asked and what it may answer.
@Suite struct DocumentRequestTests {
  private static func fields(below heading: String) throws -> Set<String> {
    let page = try String(
      contentsOf: URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Sources/dau/Dau.docc/JSONForPrograms.md"), encoding: .utf8)
    let start = try #require(page.range(of: "### \(heading)\n"))
    let section = page[start.upperBound...].prefix { $0 != "#" }
    return Set(
      section.split(separator: "\n").compactMap { $0.split(separator: "|").first }
        .flatMap { $0.matches(of: /`(\w+)(\.\w+)?`/).map { String($0.output.1) } })
  }

  private static func fields(of value: Any) -> Set<String> {
    Set(Mirror(reflecting: value).children.compactMap(\.label))
  }

  @Test func thePageNamesEveryFieldOfARequest() throws {
    let request = DocumentRequest(id: "1", path: "a")
    #expect(try Self.fields(below: "dau worker, requests") == Self.fields(of: request))
  }

  @Test func thePageNamesEveryFieldOfAnAnswer() throws {
    // The document is written into the answer as text.
    let answer = Self.fields(of: DocumentReply(id: "1")).union(["document"])
    #expect(try Self.fields(below: "dau worker, answers") == answer)
  }
}
