import LanguageModel

/// What the rest of a token can be worth at most from each place, whatever word it is.
///
/// Worked out once a token, backwards, from the best rules for each piece of the token and without
/// regard to the trie. It is kept by how many symbols of the form are still to come, since a node of
/// the trie knows how long the words below it are: a short word cannot explain a long rest cheaply.
///
/// Values are whole numbers of steps of 1/64 nat, 16 bits each and rounded up, so that 16 of them
/// are compared at once. A row holds the values for 0 to 15 symbols; on either side of it lies
/// `padding` that promises nothing, so that a row can be read shifted. The memory is allocated once;
/// the owner calls `deallocate()` once.
struct LookAhead {
  private typealias Row = SIMD16<Int16>

  /// The best for exactly so many symbols.
  private let exact: UnsafeMutablePointer<Int16>
  /// The best for a span of numbers of symbols, as `FormTrie.span` packs it.
  private let spans: UnsafeMutablePointer<Int16>
  /// The best however many symbols are to come, in nats.
  private let bests: UnsafeMutablePointer<Float>

  private static let padding = 16
  private static let stride = 16 + 2 * padding
  /// How many spans there are.
  private static let spanCount = 16 * (FormTrie.maxDepth + 1)
  /// Steps a nat.
  private static let scale: Float = 64
  /// No way at all: as far down as two such values can be added.
  private static let never: Int16 = -16_000

  init(places: Int) {
    exact = .allocate(capacity: places * LookAhead.stride)
    exact.initialize(repeating: LookAhead.never, count: places * LookAhead.stride)
    spans = .allocate(capacity: places * LookAhead.spanCount)
    spans.initialize(repeating: LookAhead.never, count: places * LookAhead.spanCount)
    bests = .allocate(capacity: places)
    bests.initialize(repeating: 0, count: places)
  }

  func deallocate() {
    exact.deallocate()
    spans.deallocate()
    bests.deallocate()
  }

  /// The most that the rest from a place is worth to a node with a span, in nats.
  @inline(__always)
  func best(_ place: Int, span: Int) -> Float {
    let steps = spans[place &* LookAhead.spanCount &+ span]
    return Float(Int32(steps)) * (1 / LookAhead.scale)
  }

  /// The most that the rest from a place is worth, however many symbols are to come.
  @inline(__always)
  func best(_ place: Int) -> Float { bests[place] }

  /// Whether something is explained from a place to the end.
  func isOpen(_ place: Int) -> Bool { bests[place] > Float(LookAhead.never) / LookAhead.scale }

  @inline(__always)
  private func row(_ place: Int, shift: Int) -> Row {
    UnsafeRawPointer(exact + (place * LookAhead.stride + LookAhead.padding + shift))
      .loadUnaligned(as: Row.self)
  }

  @inline(__always)
  private static func max(_ first: Row, _ second: Row) -> Row {
    first.replacing(with: second, where: second .> first)
  }

  @inline(__always)
  private static func steps(_ value: Float) -> Int16 { Int16(value * scale) }

  /// Starts at the end of a token, where nothing is to come.
  func finish(at place: Int) {
    clear(place)
    exact[place * LookAhead.stride + LookAhead.padding] = 0
    fillSpans(place)
  }

  /// Forgets what a place promised.
  @inline(__always)
  func clear(_ place: Int) { store(Row(repeating: LookAhead.never), place) }

  @inline(__always)
  private func store(_ row: Row, _ place: Int) {
    UnsafeMutableRawPointer(exact + (place * LookAhead.stride + LookAhead.padding))
      .storeBytes(of: row, as: Row.self)
  }

  /// A piece of the token that ends at a later place can be explained, by sources of 1 to 4 symbols.
  @inline(__always)
  func explain(_ place: Int, to next: Int, _ entry: TargetIndex.Entry) {
    var row = row(place, shift: 0)
    for length in 1...4 {
      guard let best = entry.best(ofLength: length) else { continue }
      row = LookAhead.max(row, self.row(next, shift: -length) &+ LookAhead.steps(best))
    }
    store(row, place)
  }

  /// A symbol of the token may be one that came in or stand for any symbol.
  @inline(__always)
  func skip(_ place: Int, added: Float, misread: Float) {
    let skipped = LookAhead.max(
      row(place + 1, shift: 0) &+ LookAhead.steps(added),
      row(place + 1, shift: -1) &+ LookAhead.steps(misread))
    store(LookAhead.max(row(place, shift: 0), skipped), place)
  }

  /// Symbols of the form may be lost, and once they are, so may those behind them.
  @inline(__always)
  func lose(_ place: Int, _ entry: TargetIndex.Entry) {
    let values = exact + (place * LookAhead.stride + LookAhead.padding)
    for length in 1...4 {
      guard let best = entry.best(ofLength: length) else { continue }
      let cost = LookAhead.steps(best)
      for symbols in length...FormTrie.maxDepth {
        let value = values[symbols - length] &+ cost
        if value > values[symbols] { values[symbols] = value }
      }
    }
  }

  /// Takes the best of each span when all ways from a place are known.
  @inline(__always)
  func fillSpans(_ place: Int) {
    let rows = UnsafeMutableRawPointer(spans + place * LookAhead.spanCount)
    var best = row(place, shift: 0)
    rows.storeBytes(of: best, as: Row.self)
    for more in 1...FormTrie.maxDepth {
      best = LookAhead.max(best, row(place, shift: more))
      rows.storeBytes(of: best, toByteOffset: more * MemoryLayout<Row>.size, as: Row.self)
    }
    bests[place] = Float(Int32(best[0])) / LookAhead.scale
  }

  /// Promises the same whatever is to come.
  func fillSpans(_ place: Int, with value: Float) {
    let steps = Int16(Swift.max(Float(LookAhead.never), (value * LookAhead.scale).rounded(.up)))
    (spans + place * LookAhead.spanCount).update(repeating: steps, count: LookAhead.spanCount)
    bests[place] = Float(steps) / LookAhead.scale
  }

  /// Copies what a place promises for all spans to another.
  func copySpans(from place: Int, to other: Int) {
    (spans + other * LookAhead.spanCount)
      .update(from: spans + place * LookAhead.spanCount, count: LookAhead.spanCount)
    bests[other] = bests[place]
  }
}
