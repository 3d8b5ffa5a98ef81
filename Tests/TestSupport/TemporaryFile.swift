import Foundation

/// A file that lives as long as the object.
public final class TemporaryFile {
  /// Where it is.
  public let path: String
  private let folder: String

  /// Writes a file into a folder of its own.
  public init(_ bytes: [UInt8], named name: String) throws {
    folder = NSTemporaryDirectory() + "dau-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    path = folder + "/" + name
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }
}
