import DocumentModel
import Restoration

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A block of whole lines of a text, and the JSON of what restoration makes of them.
package struct LineBlock: Sendable {
  /// The lines without their line feeds, and the text without its byte order mark.
  package let lines: [String]
  /// 1-based number of the first line.
  private let number: Int

  /// Takes a text apart.
  ///
  /// - Parameter number: 1-based number of the first line.
  package init(_ bytes: [UInt8], from number: Int) {
    self.number = number
    var lines: [String] = []
    var rest = bytes[...]
    if number == 1, rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    while !rest.isEmpty {
      let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
      lines.append(EscapedText.decode(rest[..<end]))
      rest = rest[end...].dropFirst()
    }
    self.lines = lines
  }

  /// An object for each line, each on a line of its own, as `dau restore --json` writes them.
  ///
  /// - Parameter restored: what became of the lines, one for each.
  package func json(restored: [Line]) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var bytes: [UInt8] = []
    for (offset, (raw, line)) in zip(lines, restored).enumerated() {
      let space = TextRestorer.trailingSpace(of: raw)
      let value = RestoredLine(line, trailingSpace: String(space), number: number + offset)
      bytes.append(contentsOf: try encoder.encode(value))
      bytes.append(0x0A)
    }
    return bytes
  }
}
