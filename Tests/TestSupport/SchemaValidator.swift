import Foundation

/// The real validators that outputs are checked with: jsonschema and the schema of Akoma Ntoso.
///
/// `Scripts/setup-validators` installs them; where that was not run there are none.
public enum SchemaValidator {
  private static let checkout = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
  private static let python = checkout + "/.build/validators/bin/python"

  /// Whether the validators are installed.
  public static let isInstalled = FileManager.default.fileExists(
    atPath: checkout + "/.build/validators/requirements.txt")

  /// Why a test that needs them is skipped.
  public static let absence = "no validators: run Scripts/setup-validators"

  /// The faults of documents (`.json`, `.akn.xml`), one a line; empty where all are valid.
  public static func faults(_ paths: [String]) throws -> String {
    guard !paths.isEmpty else { return "" }
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments =
      [
        checkout + "/Scripts/validators/validate.py",
        checkout + "/Sources/Export/Schema/document.schema.json",
      ] + paths
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let text = String(decoding: data, as: UTF8.self)
    return process.terminationStatus == 0 ? "" : (text.isEmpty ? "validate.py failed" : text)
  }

  /// The faults of every document below a folder.
  public static func faults(below folder: String) throws -> String {
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return try faults(
      names.sorted().filter { name in
        name.hasSuffix(".akn.xml")
          || name.hasSuffix(".json") && isDocument(folder + "/" + name)
      }.map { folder + "/" + $0 })
  }

  private static func isDocument(_ path: String) -> Bool {
    guard let data = FileManager.default.contents(atPath: path) else { return false }
    return String(decoding: data.prefix(60), as: UTF8.self).contains("dau.document/")
  }
}
