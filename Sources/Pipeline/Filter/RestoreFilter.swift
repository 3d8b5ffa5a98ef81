import DocumentModel
import Export
import Restoration
import Terminal

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Restores a stream of text line by line.
///
/// Every line break, all white space between tokens, a byte order mark and bytes that are no UTF-8
/// come out as they went in.
public struct RestoreFilter: Sendable {
  /// What is written.
  public enum Format: Hashable, Sendable {
    /// The restored text.
    case text
    /// A JSON object for each line, with every token's history.
    case json
  }

  private let format: Format
  private let restore: @Sendable (_ lines: [String], _ isContinued: Bool) -> [Line]

  /// Opens the model.
  public init(modelAt path: String, format: Format = .text) throws {
    let restorer = try TextRestorer(modelAt: path)
    self.init(format: format) { restorer.restore($0, isContinued: $1) }
  }

  /// Restores by a function that takes lines, and whether they go on with a text, and gives as many.
  init(
    format: Format = .text,
    restore: @escaping @Sendable (_ lines: [String], _ isContinued: Bool) -> [Line]
  ) {
    self.format = format
    self.restore = restore
  }

  /// Restores a file, or standard input where `path` is `nil` or `-`.
  ///
  /// Ends quietly where the reader of `output` goes away.
  ///
  /// - Throws: `InputError` where the input cannot be read, `WriteError` where the output cannot be
  ///   written.
  /// - Complexity: O(*n*) time; memory for a block of lines, whatever the size of the input.
  public func run(path: String?, output: TerminalStream = .output) throws {
    var reader = try LineReader(path: path)
    var block: [RawLine] = []
    var number = 1
    while true {
      let line = try reader.next()
      if let line { block.append(RawLine(line, isFirst: number == 1 && block.isEmpty)) }
      guard line == nil || block.count == TextRestorer.blockSize else { continue }
      if !block.isEmpty {
        let bytes = try restored(block, from: number)
        let code = bytes.withUnsafeBytes { output.write($0) }
        if code == TerminalStream.readerIsGone { return }
        guard code == 0 else { throw WriteError(path: "standard output", code: code) }
        number += block.count
        block.removeAll(keepingCapacity: true)
      }
      if line == nil { return }
    }
  }

  private func restored(_ block: [RawLine], from number: Int) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var bytes: [UInt8] = []
    for (offset, (raw, line)) in zip(block, restore(block.map(\.text), number > 1)).enumerated() {
      var line = line
      // What is no text has no right form: it stays as it is.
      for index in line.words.indices {
        let word = line.words[index]
        let original = word.original ?? word.form
        if EscapedText.containsEscape(original) {
          line.words[index] = Word(
            original, leadingSpace: word.leadingSpace, confidence: word.confidence, box: word.box)
        }
      }
      let space = TextRestorer.trailingSpace(of: raw.text)
      switch format {
      case .text:
        if raw.hasByteOrderMark { bytes.append(contentsOf: RawLine.byteOrderMark) }
        EscapedText.encode(line.text + space, into: &bytes)
        if raw.hasLineFeed { bytes.append(0x0A) }
      case .json:
        let value = RestoredLine(line, trailingSpace: String(space), number: number + offset)
        bytes.append(contentsOf: try encoder.encode(value))
        bytes.append(0x0A)
      }
    }
    return bytes
  }
}

/// A line as it was read.
private struct RawLine {
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  var text: String
  var hasByteOrderMark: Bool
  var hasLineFeed: Bool

  init(_ bytes: ArraySlice<UInt8>, isFirst: Bool) {
    var bytes = bytes
    hasLineFeed = bytes.last == 0x0A
    if hasLineFeed { bytes = bytes.dropLast() }
    hasByteOrderMark = isFirst && bytes.starts(with: RawLine.byteOrderMark)
    if hasByteOrderMark { bytes = bytes.dropFirst(RawLine.byteOrderMark.count) }
    text = EscapedText.decode(bytes)
  }
}
