import Foundation
import TestSupport
import Testing

/// The commands that need no model: structure, export, citations, schema.
@Suite struct StructureCommandTests {
  private let folder: TemporaryFolder
  private static let worked = Program.checkout + "/Tests/StructureTests/Worked"

  init() throws { folder = try TemporaryFolder() }

  @Test func theSchemaIsThePublishedOne() async throws {
    let outcome = try await Program.run("schema")
    #expect(outcome.code == 0)
    let file = Program.checkout + "/Sources/Export/Schema/document.schema.json"
    #expect(outcome.text == (try String(contentsOfFile: file, encoding: .utf8)))
    let schema =
      try JSONSerialization.jsonObject(with: Data(outcome.output)) as? [String: Any]
    #expect(schema?["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
  }

  @Test(.enabled(if: SchemaValidator.isInstalled, Comment(rawValue: SchemaValidator.absence)))
  func allOutputsAreValid() async throws {
    let out = folder.path + "/out"
    // `Program.run` validates what it wrote.
    let outcome = try await Program.run(
      "structure", Self.worked, "-o", out, "--formats", "json,akn")
    #expect(outcome.code == 0, "\(outcome.error)")
    let names = try FileManager.default.contentsOfDirectory(atPath: out)
    #expect(names.count { $0.hasSuffix(".akn.xml") } >= 25)
    #expect(names.count { $0.hasSuffix(".json") } >= 25)
    // The validator does find faults.
    try folder.write(#"{"schema": "dau.document/1", "text": 3}"#, to: "bad.json")
    try folder.write("<akomaNtoso/>", to: "bad.akn.xml")
    #expect(try SchemaValidator.faults([folder.path + "/bad.json"]).contains("text: 3"))
    #expect(try !SchemaValidator.faults([folder.path + "/bad.akn.xml"]).isEmpty)
  }

  @Test func exportsAndIndexesAnArchive() async throws {
    let (json, out) = (folder.path + "/json", folder.path + "/out")
    #expect(try await Program.run("structure", Self.worked, "-o", json).code == 0)
    #expect(try await Program.run("render", "csv", json, "-o", out).code == 0)
    let documents = try #require(folder.text("out/documents.csv"))
    #expect(documents.hasPrefix("\u{FEFF}Tệp,"))
    #expect(documents.contains("214/KH-SNNMT"))
    #expect(folder.text("out/assignments.csv")?.contains("Sở Tài chính") == true)
    #expect(try await Program.run("render", "akn", json, "-o", out).code == 0)
    #expect(folder.text("out/29-law.akn.xml")?.contains("<article eId=") == true)
    let index = try await Program.run("citations", json)
    #expect(index.code == 0)
    #expect(index.text.contains("\"schema\" : \"dau.citations/1\""))
    #expect(index.text.contains("/akn/vn/act/nghi-dinh/2020/30-2020-nd-cp"))
  }

  @Test func aFileThatIsNoDocumentCostsOnlyItself() async throws {
    try folder.write("1. Một.\n", to: "a.txt")
    #expect(try await Program.run("structure", folder.path + "/a.txt").text.contains("Một."))
    #expect(
      try await Program.run("structure", folder.path + "/a.txt", "-o", folder.path + "/json").code
        == 0)
    try folder.write("{", to: "json/broken.json")
    let outcome = try await Program.run(
      "render", "csv", folder.path + "/json", "-o", folder.path + "/o")
    #expect(outcome.code == 2)
    #expect(outcome.error.contains("broken.json"))
    #expect(folder.text("o/documents.csv") != nil)
    let missing = try await Program.run("citations", folder.path + "/nowhere")
    #expect(missing.code == 3)
    #expect(missing.error.contains("nowhere"))
  }
}
