import DocumentModel
import Foundation
import Testing

@testable import Structure

/// Measures with real plans where they lie beside the project, and skips where they do not.
@Suite struct ReferenceTests {
  private static let folder =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared/plans")

  private static var isPresent: Bool {
    FileManager.default.fileExists(atPath: folder.path)
  }

  private struct Reference: Decodable {
    struct Unit: Decodable {
      var kind: String
      var label: String
      var path: [String]
      var line: Int
    }
    struct Mention: Decodable {
      var symbol: String?
      var line: Int
    }
    var sections: [Unit]
    var citations: [Mention]
  }

  @Test(
    .enabled(if: isPresent, "the shared plans are absent"),
    arguments: ["gia-lai-2024", "thai-binh-2025", "bac-ruong-2025"])
  func findsUnitsAndMentions(name: String) throws {
    let text = try String(
      contentsOf: Self.folder.appendingPathComponent(name + ".clean.txt"), encoding: .utf8)
    let reference = try JSONDecoder().decode(
      Reference.self,
      from: Data(contentsOf: Self.folder.appendingPathComponent(name + ".structure.json")))
    let found = StructureReader().read(Page.pages(ofPlainText: text))
    let units = Set(found.sections.map { "\($0.line) \($0.kind.rawValue) \($0.path)" })
    let wanted = Set(reference.sections.map { "\($0.line) \($0.kind) \($0.path)" })
    #expect(units.intersection(wanted).count * 100 >= wanted.union(units).count * 95)
    #expect(found.citations.compactMap(\.symbol) == reference.citations.compactMap(\.symbol))
  }
}
