import Foundation
import Pipeline
import SourceFiles

/// What names all that decides on the outputs of a document beside its content.
enum ConversionFingerprint {
  /// The digest of the options, the model's content and the program's version.
  static func of(_ options: ConversionOptions) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    var named = options
    // The model counts by what it is, not by where it lies.
    named.model = ModelDigest.hexadecimal(ofFile: options.model) ?? options.model
    named.workerMegabytes = 0
    return ContentDigest.sha256(
      of: Array(Version.generator.utf8) + Array(try encoder.encode(named)))
  }
}
