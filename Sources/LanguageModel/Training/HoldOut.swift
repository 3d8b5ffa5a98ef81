/// Which lines of training text are kept out of the training, for measuring.
///
/// Lines are kept out in blocks of 100, so that whole stretches of documents stay unseen: single
/// lines would leave their neighbours, which repeat most of their words, in the training. A block is
/// chosen by its place and the name of its file, so the choice does not change with the text of other
/// files. The blocks fall into two sets: `development`, for choosing options, and `test`, for figures.
package struct HoldOut: Hashable, Sendable {
  /// One of the two sets of kept-out lines.
  package enum Part: String, Hashable, Sendable, CaseIterable {
    /// For choosing options.
    case development
    /// For figures that are stated.
    case test
  }

  /// One block in this many is kept out; 0 keeps none.
  package var share: Int

  /// How many lines a block has; the last one of a file may have fewer.
  package static let blockLength = 100

  /// Keeps out one block in `share`.
  package init(share: Int) { self.share = share }

  /// The set that a block belongs to, or `nil` where it is for training.
  ///
  /// With *h* the FNV-1a hash (64 bits) of the UTF-8 bytes of `NAME:BLOCK`, a block is kept out if
  /// *h* mod `share` is 0; it belongs to `development` if ⌊*h* / `share`⌋ is even, else to `test`.
  ///
  /// - Parameters:
  ///   - block: number of the block in its file, counted from 0.
  ///   - name: the file's name as `name(of:)` gives it.
  package func part(ofBlock block: Int, in name: String) -> Part? {
    guard share > 0 else { return nil }
    let hash = HoldOut.fnv1a("\(name):\(block)".utf8)
    guard hash % UInt64(share) == 0 else { return nil }
    return (hash / UInt64(share)).isMultiple(of: 2) ? .development : .test
  }

  /// The name by which a file's blocks are chosen: its base name without a trailing `.zst`.
  package static func name(of path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return name.hasSuffix(".zst") ? String(name.dropLast(4)) : name
  }

  /// The sets of a file's lines, one after the other.
  func lines(of path: String) -> Lines { Lines(holdOut: self, name: HoldOut.name(of: path)) }

  /// Walks through a file's lines.
  struct Lines {
    fileprivate let holdOut: HoldOut
    fileprivate let name: String
    private var line = 0
    private var part: Part?

    fileprivate init(holdOut: HoldOut, name: String) {
      self.holdOut = holdOut
      self.name = name
    }

    /// The set of the next line; `nil` where it is for training.
    mutating func next() -> Part? {
      if line.isMultiple(of: HoldOut.blockLength) {
        part = holdOut.part(ofBlock: line / HoldOut.blockLength, in: name)
      }
      line += 1
      return part
    }
  }

  private static func fnv1a(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(14_695_981_039_346_656_037) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
  }
}
