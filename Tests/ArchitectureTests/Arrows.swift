/// What the modules of a project may import, what they do import, and where the two differ.
struct Arrows {
  /// The targets and their declared dependencies.
  let manifest: Manifest
  /// Modules from the top to the bottom; those of one level do not know each other.
  let levels: [[String]]
  /// The modules that each target imports.
  let imports: [String: Set<String>]

  /// Modules that come with Swift and need no declaration.
  static let toolchain: Set = [
    "Darwin", "Dispatch", "Foundation", "FoundationEssentials", "FoundationXML", "Glibc", "Musl",
    "Synchronization", "Testing",
  ]

  /// The levels of the list that begins with "Arrows run down this list".
  static func levels(_ text: String) -> [[String]] {
    guard
      let list = text.firstMatch(of: /Arrows run down this list[^:]*:(?<list>[^.]*)\./)
    else { return [] }
    return list.output.list.split(separator: "→").map { level in
      level.matches(of: /`(?<name>[\w-]+)`/).map { String($0.output.name) }
    }
  }

  /// The modules that a source file imports.
  static func imports(_ source: String) -> Set<String> {
    let line =
      /^\s*(?:@\w+(?:\(\w+\))?\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?import\s+(?:(?:struct|class|enum|protocol|func|var|let|typealias)\s+)?(?<name>\w+)/
      .anchorsMatchLineEndings()
    return Set(source.matches(of: line).map { String($0.output.name) })
  }

  /// Imports that `Package.swift` does not declare.
  var undeclared: [String] {
    imports.sorted { $0.key < $1.key }.flatMap { target, modules in
      modules.subtracting(Self.toolchain).subtracting(manifest.declared[target] ?? []).sorted()
        .map { "\(target) imports \($0), which Package.swift does not declare for it" }
    }
  }

  /// Declared dependencies that no file of the target imports.
  ///
  /// All tests may use what is there for tests, and those of the program need it built.
  var unused: [String] {
    manifest.declared.sorted { $0.key < $1.key }.flatMap { target, modules in
      var rest = modules.subtracting(imports[target] ?? [])
      if manifest.testTargets.contains(target) {
        rest.subtract(manifest.executables)
        rest.remove("TestSupport")
      }
      return rest.sorted().map { "\(target) declares \($0) and imports it nowhere" }
    }
  }

  /// Arrows that do not run down the levels, and modules that stand on none or on two.
  ///
  /// C libraries and other packages lie below all levels, tests above.
  var upward: [String] {
    var height: [String: Int] = [:]
    var faults: [String] = []
    for (index, level) in levels.enumerated() {
      for name in level where height.updateValue(index, forKey: name) != nil {
        faults.append("\(name) stands in the list twice")
      }
    }
    for name in height.keys.sorted() where manifest.declared[name] == nil {
      faults.append("\(name) stands in the list and is no target")
    }
    for (target, modules) in imports.sorted(by: { $0.key < $1.key })
    where !manifest.testTargets.contains(target) && target != "TestSupport" {
      guard let own = height[target] else {
        faults.append("\(target) does not stand in the list")
        continue
      }
      for name in modules.sorted() {
        if let other = height[name], other <= own {
          faults.append("\(target) imports \(name), which does not stand below it")
        }
      }
    }
    return faults
  }

  /// A way along declared dependencies that ends where it began, or `nil`.
  var cycle: [String]? {
    var done: Set<String> = []
    func search(_ name: String, _ way: [String]) -> [String]? {
      if let start = way.firstIndex(of: name) { return way[start...] + [name] }
      guard done.insert(name).inserted else { return nil }
      for next in (manifest.declared[name] ?? []).sorted() {
        if let found = search(next, way + [name]) { return found }
      }
      return nil
    }
    for name in manifest.declared.keys.sorted() {
      if let found = search(name, []) { return found }
    }
    return nil
  }
}
