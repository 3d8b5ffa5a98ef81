import Foundation
import Testing

/// Files are found by their names, and tests by those of what they test.
@Suite struct RoomsTests {
  /// Tests of a module as a whole, or of what several files do together.
  private static let whole: Set<String> = [
    "EvaluationTests/CorpusTests", "EvaluationTests/PythonAgreementTests",
    "ExportTests/PageFormatTests", "ExtractionTests/FaultTests",
    "ExtractionTests/FootnoteTests", "ExtractionTests/InkTests", "StructureTests/FootnoteTests",
    "RestorationTests/ShippedModelTests", "StructureTests/ReferenceTests",
    "StructureTests/RobustnessTests", "StructureTests/WorkedTests",
  ]

  private static func files(in folder: String) -> [String] {
    let files = FileManager.default.enumerator(
      atPath: ArrowsTests.root.appendingPathComponent(folder).path)
    return (files?.compactMap { $0 as? String } ?? []).filter { !$0.contains(".build/") }
  }

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: ArrowsTests.root.appendingPathComponent(path), encoding: .utf8)
  }

  /// A test is named after a file, a folder or a type of its module.
  @Test func testsMirrorTheSources() throws {
    let modules = try FileManager.default.contentsOfDirectory(
      atPath: ArrowsTests.root.appendingPathComponent("Sources").path)
    var count = 0
    for module in modules {
      let tests = Self.files(in: "Tests/\(module)Tests").filter { $0.hasSuffix("Tests.swift") }
      guard !tests.isEmpty else { continue }
      var names: Set<String> = []
      for file in Self.files(in: "Sources/\(module)") {
        let name = String(file.split(separator: "/").last ?? "")
        names.formUnion(name.replacing(".swift", with: "").split(separator: "+").map(String.init))
        guard name.hasSuffix(".swift") else { continue }
        let types = try Self.text("Sources/\(module)/\(file)")
          .matches(of: /\b(struct|class|enum|actor|protocol|extension) (?<name>\w+)/)
        names.formUnion(types.map { String($0.output.name) })
      }
      for test in tests {
        let name = String((test.split(separator: "/").last ?? "").dropLast("Tests.swift".count))
        guard !Self.whole.contains("\(module)Tests/\(name)Tests") else { continue }
        count += 1
        #expect(names.contains(name) || names.contains(name + "s"), "\(module)Tests/\(test)")
      }
    }
    #expect(count > 100)
  }

  /// Where a type is looked for by its name, there it is, and only one bears it; what only its file sees
  /// may stand beside it.
  @Test func aFileHoldsOneType() throws {
    let type =
      /^(?:(?:public|package|final|indirect|@\w+(?:\([^)]*\))?) )*(?:struct|class|enum|actor|protocol) (?<name>\w+)/
      .anchorsMatchLineEndings()
    var files: [Substring: String] = [:]
    for file in Self.files(in: "Sources") where file.hasSuffix(".swift") {
      let names = try Self.text("Sources/\(file)").matches(of: type).map { $0.output.name }
      for name in names {
        let other = files.updateValue(file, forKey: Substring(String(name)))
        #expect(other == nil, "\(file) and \(other ?? "") both have a type \(name)")
      }
      // What a candidate is and what the search for candidates gives are read together.
      guard file != "Restoration/Candidates/Candidate.swift" else { continue }
      #expect(names.count <= 1, "\(file): \(names.joined(separator: ", "))")
    }
    #expect(files.count > 400)
  }

  /// A file that grows past this holds more than one thing.
  @Test func noFileIsLong() throws {
    for folder in ["Sources", "Tests", "Scripts", "Benchmarks/Sources"] {
      for file in Self.files(in: folder)
      where file.hasSuffix(".swift") || file.hasSuffix(".py") || file.hasSuffix(".js") {
        let lines = try Self.text("\(folder)/\(file)").split(
          separator: "\n", omittingEmptySubsequences: false
        ).count
        #expect(lines <= 420, "\(folder)/\(file)")
      }
    }
  }
}
