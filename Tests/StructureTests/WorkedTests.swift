import DocumentModel
import Foundation
import Testing

@testable import Structure

/// Short documents written for this project, one for each trap, with what is to be found in them.
///
/// `Scripts/update-worked` writes the references anew; look at the difference before you keep it.
@Suite struct WorkedTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Worked")

  static let names: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) }.sorted()

  static func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(name + ".txt"), encoding: .utf8)
  }

  private static let isUpdating = ProcessInfo.processInfo.environment["DAU_UPDATE_WORKED"] != nil

  @Test func thereAreEnough() {
    #expect(Self.names.count >= 25)
  }

  @Test(arguments: names) func findsWhatIsThere(name: String) throws {
    let found = WorkedForm(
      StructureReader().read(Page.pages(ofPlainText: try Self.text(name)))
    ).lines
    let file = Self.folder.appendingPathComponent(name + ".expected")
    if Self.isUpdating {
      try (found.joined(separator: "\n") + "\n").write(to: file, atomically: true, encoding: .utf8)
      return
    }
    let expected = try String(contentsOf: file, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false
    ).dropLast().map(String.init)
    guard found != expected else { return }
    let difference = LineDifference.text(expected: expected, found: found)
    Issue.record("\(name) differs from its reference:\n\(difference)")
  }

  @Test func differencesAreReadable() {
    #expect(
      LineDifference.text(expected: ["a", "b", "c", "d"], found: ["a", "x", "c", "d"])
        == "  a\n- b\n+ x\n  c")
  }
}
