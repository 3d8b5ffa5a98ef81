import LanguageModel

/// The sections of a channel that was made of a document.
final class ChannelMemory: ChannelSections {
  let path = "a document's own channel"
  private let sections: [String: UnsafeMutableRawBufferPointer]

  /// Copies sections.
  init(_ sections: [String: [UInt8]]) {
    self.sections = sections.mapValues { bytes in
      let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 64)
      memory.copyBytes(from: bytes)
      return memory
    }
  }

  deinit { for memory in sections.values { memory.deallocate() } }

  func section<T: BitwiseCopyable>(
    _ name: String, of type: T.Type
  ) throws(ModelError) -> UnsafeBufferPointer<T> {
    guard let memory = sections[name] else {
      throw .wrongFormat(path: path, reason: "it has no \(name)")
    }
    return UnsafeRawBufferPointer(memory).bindMemory(to: type)
  }
}
