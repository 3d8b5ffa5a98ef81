import Foundation
import Testing

/// What the documents of the project name is there, and scripts explain themselves.
@Suite struct DocumentsTests {
  /// Paths of the Markdown files, from the root.
  static let documents: [String] = {
    let files = FileManager.default.enumerator(atPath: ArrowsTests.root.path)
    var found: [String] = []
    while let file = files?.nextObject() as? String {
      if file.hasPrefix(".") || file == "out" || file.hasSuffix("/.build") {
        files?.skipDescendants()
      } else if file.hasSuffix(".md") {
        found.append(file)
      }
    }
    return found.sorted()
  }()

  /// Names of the scripts that people start.
  static let scripts: [String] = {
    let folder = ArrowsTests.root.appendingPathComponent("Scripts")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { name in
      let file = folder.appendingPathComponent(name)
      return !name.hasPrefix(".")
        && (try? file.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile == true
    }.sorted()
  }()

  static func text(_ document: String) throws -> String {
    try String(contentsOf: ArrowsTests.root.appendingPathComponent(document), encoding: .utf8)
  }

  @Test func thereAreDocumentsAndScripts() {
    #expect(Self.documents.contains("README.md") && Self.documents.count > 10)
    #expect(Self.scripts.contains("test") && Self.scripts.count > 25)
  }

  @Test(arguments: documents) func linksLeadSomewhere(document: String) throws {
    let folder = ArrowsTests.root.appendingPathComponent(document).deletingLastPathComponent()
    for link in try Self.text(document).matches(of: /\]\((?<target>[^)\s]+)\)/) {
      let target = link.output.target.prefix { $0 != "#" }
      guard !target.isEmpty, !target.contains(":") else { continue }
      let path = folder.appendingPathComponent(String(target)).path
      #expect(FileManager.default.fileExists(atPath: path), "\(document): \(target)")
    }
  }

  @Test(arguments: documents) func namedScriptsAreThere(document: String) throws {
    for script in try Self.text(document).matches(of: /\bScripts\/(?<path>[\w\/.-]*\w)/) {
      let path = ArrowsTests.root.appendingPathComponent("Scripts/\(script.output.path)").path
      #expect(FileManager.default.fileExists(atPath: path), "\(document): \(script.output)")
    }
  }

  @Test(arguments: scripts) func theReadmeNames(script: String) throws {
    #expect(try Self.text("README.md").contains("`\(script)`"))
  }

  @Test(arguments: scripts) func helps(script: String) throws {
    let process = Process()
    process.executableURL = ArrowsTests.root.appendingPathComponent("Scripts/\(script)")
    process.arguments = ["--help"]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(text.lowercased().contains("usage: scripts/\(script)"), "\(text)")
  }
}
