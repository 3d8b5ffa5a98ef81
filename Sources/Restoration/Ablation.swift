/// Parts of restoration that are left out, to see what each brings.
@_spi(Benchmarks)
public struct Ablation: OptionSet, Hashable, Sendable {
  /// One bit a part.
  public let rawValue: UInt8
  /// Takes parts by their bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The channel learned from pairs: words are read with their marks taken off, or with any letter
  /// misread.
  public static let learnedChannel = Ablation(rawValue: 1)
  /// The lattice: each token is one word.
  public static let lattice = Ablation(rawValue: 2)
  /// The mixture: all channels weigh the same in every document.
  public static let mixture = Ablation(rawValue: 4)
  /// The channel fitted to documents that no trained channel explains.
  public static let documentChannel = Ablation(rawValue: 8)
  /// What the document says elsewhere.
  public static let recurrence = Ablation(rawValue: 16)
  /// Calibration: probabilities are the posteriors of the lattice.
  public static let calibration = Ablation(rawValue: 32)
  /// Words that only their neighbours tell.
  public static let expectedWords = Ablation(rawValue: 64)
}
