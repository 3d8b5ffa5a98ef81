import Extraction
import Foundation
import Pipeline

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What names all that decides on the outputs of a document beside its content.
enum ConversionFingerprint {
  /// The digest of the options, the model's content and the program's version.
  static func of(_ options: ConversionOptions) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    var named = options
    // The model counts by what it is, not by where it lies.
    named.model = modelDigest(options.model)
    named.workerMegabytes = 0
    return ContentDigest.sha256(
      of: Array(Version.generator.utf8) + Array(try encoder.encode(named)))
  }

  private static func modelDigest(_ path: String) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return path }
    defer { close(descriptor) }
    return ContentDigest.sha256(ofFile: descriptor) ?? path
  }
}
