/// The targets of a package and what each may import, read from the text of its `Package.swift`.
///
/// It knows the few shapes that this project's manifest has: calls of `stage` and `tests`, the
/// targets of the package manager, and in their lists plain names and products.
struct Manifest {
  /// Names of modules by the target that may import them.
  private(set) var declared: [String: Set<String>] = [:]

  /// Targets that test modules.
  private(set) var testTargets: Set<String> = []

  /// Targets that others have to build, but that are no module to import.
  private(set) var executables: Set<String> = []

  /// Modules that other packages may import.
  private(set) var libraries: Set<String> = []

  /// Reads all targets of a manifest.
  init(_ text: String) {
    let bare = text.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.drop { $0 == " " }.hasPrefix("//") }.joined(separator: "\n")
    // Before this line helpers are declared, whose calls are no targets.
    guard let start = bare.firstRange(of: "let package")?.lowerBound else { return }
    let targets = bare[start...]
    let library = /\.library\(name: "[^"]+", targets: \[(?<names>[^\]]+)\]/
    for match in targets.matches(of: library) {
      libraries.formUnion(
        match.output.names.matches(of: /"(?<name>[^"]+)"/).map { String($0.output.name) })
    }
    let call = /(?<kind>stage|tests|\.executableTarget|\.testTarget|\.target|\.systemLibrary)\(/
    for match in targets.matches(of: call) {
      let arguments = Self.enclosed(targets[match.range.upperBound...])
      guard let first = arguments.firstMatch(of: /"(?<name>[^"]+)"/) else { continue }
      let name = String(first.output.name)
      var uses = Self.list(arguments[first.range.upperBound...])
      switch match.output.kind {
      case "tests":
        testTargets.insert(name + "Tests")
        uses.formUnion([name, "TestSupport"])
        declared[name + "Tests"] = uses
        continue
      case ".testTarget": testTargets.insert(name)
      case ".executableTarget": executables.insert(name)
      default: break
      }
      declared[name] = uses
    }
  }

  /// What stands before the bracket that closes an open one.
  private static func enclosed(_ text: Substring) -> Substring {
    var depth = 1
    for index in text.indices {
      switch text[index] {
      case "(", "[": depth += 1
      case ")", "]": depth -= 1
      default: break
      }
      if depth == 0 { return text[..<index] }
    }
    return text
  }

  /// The names in the list of dependencies among a target's arguments, if it has one.
  private static func list(_ arguments: Substring) -> Set<String> {
    guard let start = arguments.firstMatch(of: /^\s*,\s*(dependencies:\s*)?\[/) else { return [] }
    let product = /\.product\(\s*name:\s*"(?<name>[^"]+)"[^)]*\)/
    let items = enclosed(arguments[start.range.upperBound...])
    let products = items.matches(of: product).map { String($0.output.name) }
    let names = items.replacing(product, with: "").matches(of: /"(?<name>[^"]+)"/)
    return Set(products + names.map { String($0.output.name) })
  }
}
