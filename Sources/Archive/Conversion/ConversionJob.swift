import Catalogue

/// A document that is to be converted.
struct ConversionJob: Sendable {
  var file: InputFile
  /// Where its outputs go: a path below the output folder, without extension.
  var base: String
  var stamp: FileStamp
  var sha256: String
  /// How many workers it has cost.
  var attempts = 0

  func record(_ state: InputRecord.State, fingerprint: String) -> InputRecord {
    InputRecord(
      path: file.path, base: base, stamp: stamp, sha256: sha256, fingerprint: fingerprint,
      state: state, attempts: attempts)
  }
}
