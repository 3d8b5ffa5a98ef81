import DocumentModel
import DurableFiles
import Export
import Restoration
import Terminal
import VietnameseText

/// Restores a stream of text line by line.
///
/// Every line break, all white space between tokens, a byte order mark and bytes that are no UTF-8
/// come out as they went in.
package struct RestoreFilter: Sendable {
  /// What is written.
  package enum Format: Hashable, Sendable {
    /// The restored text.
    case text
    /// A JSON object for each line, with every token's history.
    case json
  }

  private let restoration: Restoration

  /// How text is restored.
  enum Restoration: Sendable {
    /// Blocks of whole lines at once.
    case text(@Sendable () -> ([[UInt8]]) -> [[UInt8]])
    /// Lines, and whether they go on with a text; gives as many.
    case lines(@Sendable (_ lines: [String], _ isContinued: Bool) -> [Line])
  }

  /// Opens the model.
  ///
  /// - Parameter threads: how many blocks of text are restored at once; the result is the same
  ///   for any number.
  package init(modelAt path: String, format: Format = .text, threads: Int = 1) throws {
    let restorer = try TextRestorer(modelAt: path)
    switch format {
    case .text:
      batch = TextStream.batch(threads: threads)
      restoration = .text {
        var stream = TextStream(restorer, threads: threads)
        return { stream.restore($0) }
      }
    case .json:
      batch = 1
      restoration = .lines { restorer.restore($0, isContinued: $1) }
    }
  }

  /// Restores by a function.
  init(_ restoration: Restoration, batch: Int = 4) {
    self.restoration = restoration
    self.batch = batch
  }

  /// Blocks of text that are restored at once, once the text is known to be long.
  private let batch: Int

  /// Restores a file, or standard input where `path` is `nil` or `-`.
  ///
  /// Ends quietly where the reader of `output` goes away.
  ///
  /// - Throws: `InputError` where the input cannot be read, `WriteError` where the output cannot be
  ///   written.
  /// - Complexity: O(*n*) time; memory for a few blocks of lines, whatever the size of the input.
  package func run(
    path: String?, output: TerminalStream = .output, notices: TerminalStream = .error
  ) throws {
    var reader = try LineReader(path: path)
    if let encoding = try LegacyEncoding.recognize(reader.beginning()) {
      notices.writeLine(
        "dau: \(reader.path) seems to be in the legacy encoding \(encoding.rawValue), which is not "
          + "restored: convert it to Unicode first")
    }
    switch restoration {
    case .text(let start): try restoreText(reader, start(), output)
    case .lines(let restore): try restoreLines(reader, restore, output)
    }
  }

  private func restoreText(
    _ reader: consuming LineReader, _ restore: ([[UInt8]]) -> [[UInt8]], _ output: TerminalStream
  ) throws {
    // The first block alone, so that something comes out soon.
    var size = 1
    while true {
      var blocks: [[UInt8]] = []
      while blocks.count < size, let block = try reader.nextBlock() { blocks.append(block) }
      if blocks.isEmpty { return }
      for bytes in restore(blocks) {
        guard try write(bytes, to: output) else { return }
      }
      size = min(batch, size * 2)
    }
  }

  private func restoreLines(
    _ reader: consuming LineReader, _ restore: ([String], Bool) -> [Line],
    _ output: TerminalStream
  ) throws {
    var number = 1
    while let bytes = try reader.nextBlock() {
      let block = LineBlock(bytes, from: number)
      let json = try block.json(restored: restore(block.lines, number > 1))
      guard try write(json, to: output) else { return }
      number += block.lines.count
    }
  }

  /// Writes bytes; returns whether there is still a reader.
  private func write(_ bytes: [UInt8], to output: TerminalStream) throws -> Bool {
    let code = bytes.withUnsafeBytes { output.write($0) }
    if code == TerminalStream.readerIsGone { return false }
    guard code == 0 else { throw WriteError(path: "standard output", code: code) }
    return true
  }
}
