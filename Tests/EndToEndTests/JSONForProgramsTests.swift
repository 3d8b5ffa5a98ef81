import Foundation
import TestSupport
import Testing

/// What the page "JSON for programs" says of each output is what the program writes.
@Suite(.enabled(if: Program.hasModel, "there is no model in Dictionaries/ or DAU_MODEL"))
struct JSONForProgramsTests {
  private let folder: TemporaryFolder
  private let tables: [String: Table]
  private var output: String { folder.path + "/out" }

  /// The fields of one output, as the page lists them.
  private struct Table {
    var all: Set<String> = []
    /// Those that are there in every object of their kind.
    var always: Set<String> = []
  }

  init() async throws {
    folder = try TemporaryFolder()
    let page = try String(
      contentsOfFile: Program.checkout + "/Sources/dau/Dau.docc/JSONForPrograms.md",
      encoding: .utf8)
    var tables: [String: Table] = [:]
    var name = ""
    for line in page.split(separator: "\n") {
      if line.hasPrefix("### ") { name = String(line.dropFirst(4)) }
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 2, cells[0].hasPrefix("`") else { continue }
      let fields = Set(cells[0].matches(of: /`([\w.]+)`/).map { String($0.output.1) })
      tables[name, default: Table()].all.formUnion(fields)
      if !cells[1].hasPrefix("Where ") {
        tables[name, default: Table()].always.formUnion(fields)
      }
    }
    self.tables = tables
  }

  /// What is described elsewhere is not looked into.
  private static let opaque: Set<String> = [
    "header", "signature", "sections", "citations", "assignments", "options", "document", "rows",
    "works.mentions.units",
  ]

  private func fields(_ value: Any, below place: String = "") -> Set<String> {
    if let list = value as? [Any] {
      return list.reduce(into: []) { $0.formUnion(fields($1, below: place)) }
    }
    guard let object = value as? [String: Any] else { return [place] }
    return object.reduce(into: []) { found, member in
      let name = place.isEmpty ? member.key : "\(place).\(member.key)"
      if Self.opaque.contains(name) || (member.value as? [Any])?.isEmpty == true {
        found.insert(name)
      } else {
        found.formUnion(fields(member.value, below: name))
      }
    }
  }

  /// Compares what was written with the table: nothing else, and nothing of what is always there missing.
  private func expect(
    _ name: String, _ texts: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let table = try #require(tables[name], sourceLocation: sourceLocation)
    var written: Set<String> = []
    for text in texts {
      let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
      written.formUnion(fields(value))
    }
    // A list without elements shows its own name and not those of their fields.
    let known = table.all.union(
      table.all.flatMap { field in
        field.indices.filter { field[$0] == "." }.map { String(field[..<$0]) }
      })
    #expect(!texts.isEmpty, sourceLocation: sourceLocation)
    #expect(written.subtracting(known) == [], "\(name)", sourceLocation: sourceLocation)
    #expect(table.always.subtracting(written) == [], "\(name)", sourceLocation: sourceLocation)
  }

  private func lines(_ text: String) -> [String] { text.split(separator: "\n").map(String.init) }

  private static func corpus(_ name: String) throws -> String {
    try String(contentsOfFile: Program.checkout + "/Corpus/\(name)", encoding: .utf8)
  }

  @Test func archivesAndWhatAsksThem() async throws {
    let plan = try Self.corpus("so-hoa-luu-tru-so/text.txt")
    try folder.write(plan, to: "in/a.txt")
    try folder.write(plan, to: "in/b.txt")
    try folder.write("%PDF-1.4\nbroken", to: "in/c.pdf")
    let arguments = ["convert", folder.path + "/in", "-o", output, "--log-format", "json"]
    let first = try await Program.run(arguments: arguments)
    #expect(first.code == 2)
    let again = try await Program.run(arguments: arguments)
    let events = first.messages + again.messages
    try expect("dau convert --log-format json", events)
    struct Event: Decodable { var event: String }
    let names = try events.map { try JSONDecoder().decode(Event.self, from: Data($0.utf8)).event }
    #expect(
      Set(names).isSuperset(of: [
        "planned", "started", "page", "finished", "kept", "failed", "stillFailed", "ended",
      ]))

    try expect("index.json", [try #require(folder.text("out/index.json"))])
    try expect("failures.json", [try #require(folder.text("out/failures.json"))])
    try expect("dau citations", [try await Program.run("citations", output).text])
    let ask = ["--format", "json", "-c", output]
    for (name, words) in [("find", "kế hoạch"), ("cites", "30/2020/nd-cp"), ("duties", "sở")] {
      let found = try await Program.run(arguments: [name, words] + ask)
      try expect("dau \(name) --format json", lines(found.text))
    }
  }

  @Test func checksAndRestoredLines() async throws {
    let file = try folder.write(try Self.corpus("so-hoa-luu-tru-so/garbled.txt"), to: "a.txt")
    try expect(
      "dau check --json", [try await Program.run("check", file, "--json").text])
    try expect(
      "dau restore --json", lines(try await Program.run("restore", file, "--json").text))
  }

  @Test func answersOfAWorker() async throws {
    let file = try folder.write("KẾ HOẠCH\n", to: "a.txt")
    let requests = """
      {"id": "1", "path": "\(file)", "progress": true, "rows": true, "output": "\(folder.path)/b"}
      {"id": "2", "path": "/nonexistent.pdf"}
      {"id": "3", "path": "\(file)", "output": "\(folder.path)/none/b"}
      nonsense

      """
    let outcome = try await Program.run("worker", input: Array(requests.utf8))
    try expect("dau worker, answers", lines(outcome.text))
    #expect(folder.text("b.txt") == "KẾ HOẠCH\n")
  }
}
