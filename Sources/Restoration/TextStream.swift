import Dispatch
import Synchronization

/// Restores a text that comes in blocks of whole lines, several blocks at once where threads allow.
///
/// What comes out depends on the blocks only, not on the number of threads: which channels a block
/// came through is found out block by block in their order, and after that no block needs another.
public struct TextStream: Sendable {
  private let restorer: Restorer
  private let threads: Int
  private var adaptation = ChannelAdaptation()
  private var isAtStart = true

  /// How many blocks are well handed over at once: so many that no thread waits long for the last.
  public static func batch(threads: Int) -> Int { threads > 1 ? 16 * threads : 4 }

  /// Starts a text.
  ///
  /// - Parameters:
  ///   - restorer: what restores the blocks.
  ///   - threads: how many blocks are restored at once.
  public init(_ restorer: TextRestorer, threads: Int = 1) {
    self.restorer = restorer.restorer
    self.threads = max(1, threads)
  }

  /// Restores blocks that follow each other and what came before.
  ///
  /// - Parameter blocks: whole lines of UTF-8 each, up to `TextRestorer.blockSize` of them; bytes that
  ///   are no UTF-8 come out as they are, with the token that holds them.
  /// - Returns: the restored blocks.
  /// - Complexity: O(*n*); each thread keeps a memory of tokens of its own.
  public mutating func restore(_ blocks: [[UInt8]]) -> [[UInt8]] {
    var work: [Work] = []
    for bytes in blocks {
      let isFirst = isAtStart
      let mark = isAtStart && bytes.starts(with: TextStream.byteOrderMark) ? 3 : 0
      if !bytes.isEmpty { isAtStart = false }
      let block = TokenBlock(text: bytes, from: mark)
      let isWhole =
        isFirst
        && ChannelAdaptation.isDocument(lines: block.lines.count, tokens: block.tokens.count)
      restorer.withSession { $0.adapt(&adaptation, to: block, isWhole: isWhole) }
      work.append(Work(block: block, mark: mark, noise: adaptation.noise))
    }
    guard threads > 1, work.count > 1 else {
      return work.map { work in restorer.withSession { work.run($0) } }
    }
    return TextStream.runSideBySide(work, restorer, threads: min(threads, work.count))
  }

  private static func runSideBySide(
    _ work: [Work], _ restorer: Restorer, threads: Int
  ) -> [[UInt8]] {
    let next = Atomic<Int>(0)
    let results = Mutex([[UInt8]](repeating: [], count: work.count))
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      restorer.withSession { session in
        while true {
          let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
          guard index < work.count else { return }
          let bytes = work[index].run(session)
          results.withLock { $0[index] = bytes }
        }
      }
    }
    return results.withLock { $0 }
  }

  /// A block and what it came through.
  private struct Work: Sendable {
    let block: TokenBlock
    /// Bytes of the byte order mark.
    let mark: Int
    let noise: DocumentNoise

    func run(_ session: RestorationSession) -> [UInt8] {
      let bytes = session.restore(block, from: noise)
      return mark == 0 ? bytes : TextStream.byteOrderMark + bytes
    }
  }

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Cuts a text into blocks.
  public static func blocks(of text: UnsafeBufferPointer<UInt8>) -> [[UInt8]] {
    var blocks: [[UInt8]] = []
    var start = 0
    var lines = 0
    for index in text.indices where text[index] == 0x0A {
      lines += 1
      guard lines == TextRestorer.blockSize || index - start >= TextRestorer.blockBytes else {
        continue
      }
      blocks.append(Array(text[start...index]))
      start = index + 1
      lines = 0
    }
    if start < text.count { blocks.append(Array(text[start...])) }
    return blocks
  }
}
