/// The places of a label in the sequences that it counts in, up to five deep: 2, 1 of `2.1.`
struct LabelOrdinals: Hashable, Sendable {
  private var lanes = SIMD8<UInt16>()

  static let deepest = 5

  init() {}

  init(_ ordinals: some Sequence<Int>) {
    for ordinal in ordinals { append(ordinal) }
  }

  /// How deep.
  var count: Int { Int(lanes[7]) }

  var last: Int? { count == 0 ? nil : self[count - 1] }

  subscript(index: Int) -> Int { Int(lanes[index]) }

  mutating func append(_ ordinal: Int) {
    guard count < Self.deepest else { return }
    lanes[count] = UInt16(clamping: ordinal)
    lanes[7] += 1
  }

  mutating func replaceLast(with ordinal: Int) {
    guard count > 0 else { return }
    lanes[count - 1] = UInt16(clamping: ordinal)
  }

  /// Whether the first `depth` places are those of another label.
  func agrees(with other: LabelOrdinals, to depth: Int) -> Bool {
    (0..<depth).allSatisfy { lanes[$0] == other.lanes[$0] }
  }

  var array: [Int] { (0..<count).map { self[$0] } }
}
