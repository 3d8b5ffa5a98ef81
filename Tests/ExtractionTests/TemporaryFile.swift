import Foundation

/// A file that lives as long as the object.
final class TemporaryFile {
  let path: String
  private let folder: String

  init(_ bytes: [UInt8], named name: String) throws {
    folder = NSTemporaryDirectory() + "extraction-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    path = folder + "/" + name
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }
}
