import LanguageModel

/// Where the sections of a channel lie, for as long as this lives.
protocol ChannelSections: AnyObject {
  /// What errors name.
  var path: String { get }

  /// A section's values.
  func section<T: BitwiseCopyable>(
    _ name: String, of type: T.Type
  ) throws(ModelError) -> UnsafeBufferPointer<T>
}

extension ModelFile: ChannelSections {}
