import Foundation
import Testing

/// The modules know each other as `Package.swift` and `Sources/README.md` say, and not otherwise.
@Suite struct ArrowsTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The project as it is.
  static let arrows: Result<Arrows, any Error> = Result {
    func text(_ name: String) throws -> String {
      try String(contentsOf: root.appendingPathComponent(name), encoding: .utf8)
    }
    var imports: [String: Set<String>] = [:]
    for folder in ["Sources", "Tests"] {
      let files = FileManager.default.enumerator(
        atPath: root.appendingPathComponent(folder).path)
      while let file = files?.nextObject() as? String {
        guard file.hasSuffix(".swift"), let slash = file.firstIndex(of: "/") else { continue }
        imports[String(file[..<slash]), default: []].formUnion(
          Arrows.imports(try text("\(folder)/\(file)")))
      }
    }
    return Arrows(
      manifest: Manifest(try text("Package.swift")),
      levels: Arrows.levels(try text("Sources/README.md")), imports: imports)
  }

  @Test func allModulesAreSeen() throws {
    let arrows = try Self.arrows.get()
    let names = ["Sources", "Tests"].flatMap { folder in
      ((try? FileManager.default.contentsOfDirectory(
        atPath: Self.root.appendingPathComponent(folder).path)) ?? [])
        .filter { !$0.contains(".") }
    }
    #expect(names.count > 40)
    #expect(Set(arrows.manifest.declared.keys) == Set(names))
    #expect(arrows.levels.count > 5)
  }

  @Test func allImportsAreDeclared() throws {
    let faults = try Self.arrows.get().undeclared
    #expect(faults == [])
  }

  @Test func allThatIsDeclaredIsImported() throws {
    let faults = try Self.arrows.get().unused
    #expect(faults == [])
  }

  @Test func arrowsRunDown() throws {
    let faults = try Self.arrows.get().upward
    #expect(faults == [])
  }

  @Test func noArrowsRunInACircle() throws {
    let cycle = try Self.arrows.get().cycle
    #expect(cycle == nil)
  }

  /// What no library offers is `package`, so that the compiler and the reader know who may use it.
  @Test func onlyLibrariesArePublic() throws {
    let manifest = try Self.arrows.get().manifest
    #expect(manifest.libraries.count == 5)
    // What programs give to public types, protocols ask of them to be public, too.
    let others = manifest.libraries.union(manifest.executables)
    let sources = Self.root.appendingPathComponent("Sources")
    let files = FileManager.default.enumerator(atPath: sources.path)
    while let file = files?.nextObject() as? String {
      guard file.hasSuffix(".swift"), let module = file.split(separator: "/").first,
        !others.contains(String(module))
      else { continue }
      let text = try String(contentsOf: sources.appendingPathComponent(file), encoding: .utf8)
      let isPublic = text.contains(#/(?m)^ *(@\w+(\([^)]*\))? )*public /#)
      #expect(!isPublic, "\(file)")
    }
  }

  @Test func faultsAreFound() {
    let manifest = Manifest(
      """
      func stage(_ name: String) { .target(name: name) }
      let package = Package(targets: [
        // stage("Gone"),
        stage("Base", ["Page"], resources: [.embedInCode("a.json")]),
        stage("Page", ["Base", .product(name: "NIOCore", package: "swift-nio")]),
        .executableTarget(name: "tool", dependencies: ["Page"]),
        .target(name: "TestSupport", path: "Tests/TestSupport"),
        tests("Page"),
      ])
      """)
    #expect(
      manifest.declared == [
        "Base": ["Page"], "Page": ["Base", "NIOCore"], "tool": ["Page"], "TestSupport": [],
        "PageTests": ["Page", "TestSupport"],
      ])
    let arrows = Arrows(
      manifest: manifest,
      levels: Arrows.levels("Arrows run down this list, never up: `tool` → `Page` → `Base`. Else."),
      imports: [
        "Base": Arrows.imports("import Foundation\n  package import struct Page.Line\n"),
        "Page": Arrows.imports("// import Nothing\n@preconcurrency import NIOCore\n"),
        "tool": Arrows.imports("@_spi(Inner) import Base\n"),
        "PageTests": ["Page", "Base"],
        "Loose": [],
      ])
    #expect(
      arrows.undeclared == [
        "PageTests imports Base, which Package.swift does not declare for it",
        "tool imports Base, which Package.swift does not declare for it",
      ])
    #expect(
      arrows.unused == [
        "Page declares Base and imports it nowhere", "tool declares Page and imports it nowhere",
      ])
    #expect(
      arrows.upward == [
        "Base imports Page, which does not stand below it", "Loose does not stand in the list",
      ])
    #expect(arrows.cycle == ["Base", "Page", "Base"])
  }
}
