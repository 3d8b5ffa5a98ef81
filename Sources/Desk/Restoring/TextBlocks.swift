import Restoration

/// Cuts a text into blocks of whole lines as it comes, as `dau restore` does.
struct TextBlocks {
  private var buffer: [UInt8] = []
  private var searched = 0
  private var lines = 0

  /// Adds what has come, and gives the blocks that are whole.
  mutating func add(_ bytes: some Sequence<UInt8>) -> [[UInt8]] {
    buffer.append(contentsOf: bytes)
    var blocks: [[UInt8]] = []
    var start = 0
    while searched < buffer.count {
      searched += 1
      let length = searched - start
      if buffer[searched - 1] == 0x0A { lines += 1 } else if length < Self.longest { continue }
      guard lines == TextRestorer.blockSize || length >= TextRestorer.blockBytes else { continue }
      blocks.append(Array(buffer[start..<searched]))
      (start, lines) = (searched, 0)
    }
    buffer.removeSubrange(..<start)
    searched -= start
    return blocks
  }

  /// What is left at the end.
  mutating func rest() -> [UInt8]? { buffer.isEmpty ? nil : buffer }

  /// A line that is longer than this many bytes is cut, since all of it would have to be held.
  private static let longest = 4 * TextRestorer.blockBytes
}
