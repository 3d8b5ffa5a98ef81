import ArgumentParser
import Catalogue
import Foundation

/// The options of all commands that ask the catalogue.
struct CatalogueFlags: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      """
      The catalogue, or the output folder that holds it; otherwise DAU_CATALOGUE, or the one in \
      this folder or in one above it.
      """, valueName: "path"))
  var catalogue: String?

  /// Opens the catalogue.
  func open() throws -> Catalogue {
    let environment = ProcessInfo.processInfo.environment["DAU_CATALOGUE"]
    if let path = catalogue ?? environment, !path.isEmpty { return try Catalogue(at: path) }
    var folder = FileManager.default.currentDirectoryPath
    while true {
      let path = "\(folder)/\(CatalogueWriter.fileName)"
      if folder == "/" || FileManager.default.fileExists(atPath: path) {
        return try Catalogue(at: path)
      }
      folder = (folder as NSString).deletingLastPathComponent
    }
  }
}
