/// Why a structure cannot be compared with its reference.
public enum StructureScoreError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A unit of the reference names no line of the gold text.
  case lineOutOfRange(line: Int?, lines: Int)

  /// One line for the user: what is wrong and what to do.
  public var description: String {
    switch self {
    case .lineOutOfRange(let line, let lines):
      "the reference has a section at line \(line.map { "\($0)" } ?? "(none)"), but the gold text"
        + " has \(lines) lines: give the gold text for which the reference was written"
    }
  }
}
