import VietnameseText

/// A token made ready to be searched for: its symbols between two marks, the rules for its pieces, and
/// what each place promises for the rest.
///
/// The memory is allocated once and used for one token after the other. Places are counted twice: the
/// first `placeCount` are those of a token that is one word, or of the first word of two; those behind
/// them belong to a second word. All properties are constants that point to what changes, so that no
/// access needs to be checked for exclusivity.
///
/// Invariants: a place of the token is at most `length`, a place of rules and look-ahead below
/// `2 * placeCount`. The owner calls `deallocate()` once.
struct SearchToken {
  /// The longest token that is searched, in symbols; longer ones have no candidates.
  static let maxLength = 24
  /// How many places a token has at most: its symbols, two marks, and the end.
  static let placeCount = maxLength + 3

  let lookAhead = LookAhead(places: 2 * placeCount)
  let rules = PlaceRules(places: 2 * placeCount)
  private let symbols: UnsafeMutablePointer<UInt8>
  /// For each place the targets of 1, 2, 3 and 4 symbols that begin there.
  private let targets: UnsafeMutablePointer<TargetIndex.Entry>
  private let state: UnsafeMutablePointer<State>

  private struct State {
    var length = 0
    var rules: ChannelRules
  }

  /// How many symbols there are with the marks.
  @inline(__always)
  var length: Int { state.pointee.length }

  /// The rules by which symbols are lost, whatever the place.
  @inline(__always)
  var losses: LossRules { state.pointee.rules.losses }

  /// Where beginnings of tokens lead.
  var beginnings: Beginnings { state.pointee.rules.beginnings }

  /// Logarithms of the probability that a speck or a stray letter comes into a word.
  static let added: (speck: Float, letter: Float) = (-7, -9)
  /// Logarithms of the probability that a letter is read as a certain speck or unlikely letter.
  static let misread: (speck: Float, letter: Float) = (-9.5, -10.5)

  /// - Parameter rules: those of any channel.
  init(rules: ChannelRules) {
    symbols = .allocate(capacity: SearchToken.placeCount)
    symbols.initialize(repeating: 0, count: SearchToken.placeCount)
    let count = 4 * SearchToken.placeCount
    targets = .allocate(capacity: count)
    targets.initialize(repeating: .none, count: count)
    state = .allocate(capacity: 1)
    state.initialize(to: State(rules: rules))
  }

  func deallocate() {
    lookAhead.deallocate()
    rules.deallocate()
    symbols.deallocate()
    targets.deallocate()
    state.deinitialize(count: 1)
    state.deallocate()
  }

  /// Marks a token, finds the rules for its pieces and looks ahead; returns whether it is short
  /// enough.
  func prepare(
    _ core: some Collection<UInt8>, _ rules: ChannelRules, isTolerant: Bool
  ) -> Bool {
    guard core.count <= SearchToken.maxLength else { return false }
    symbols[0] = EditChunk.startMark
    var length = 1
    for code in core {
      symbols[length] = code
      length += 1
    }
    symbols[length] = EditChunk.endMark
    length += 1
    state.pointee.length = length
    state.pointee.rules = rules
    let channel = rules.channel
    let loss = channel.entry(for: 0)
    lookAhead.finish(at: length)
    for place in (0..<length).reversed() {
      lookAhead.clear(place)
      var target: UInt32 = 0
      for size in 1...EditChunk.maxLength {
        guard place + size <= length else {
          targets[place * 4 + size - 1] = .none
          continue
        }
        target |= UInt32(symbols[place + size - 1]) << UInt32(32 - 8 * size)
        let entry = channel.entry(for: target)
        targets[place * 4 + size - 1] = entry
        if !entry.isEmpty { lookAhead.explain(place, to: place + size, entry) }
      }
      if let skip = skip(at: place, isTolerant: isTolerant) {
        lookAhead.skip(place, added: skip.added, misread: skip.misread)
      }
      if place > 0, !loss.isEmpty { lookAhead.lose(place, loss) }
      lookAhead.fillSpans(place)
    }
    return true
  }

  /// Lays the rules out by what they promise together with the look-ahead.
  ///
  /// - Parameter base: the place of rules and look-ahead at which the token begins.
  func fillRules(base: Int, _ channel: NoiseChannel) {
    for place in 0..<length {
      var top = TargetIndex.never
      for size in 1...4 where !target(place, size).isEmpty {
        top = max(top, target(place, size).best + lookAhead.best(base + place + size))
      }
      rules.start(base + place, top: top)
      for size in 1...4 {
        let target = target(place, size)
        guard !target.isEmpty else { continue }
        rules.add(
          base + place, target.groups, of: channel, length: size,
          rest: lookAhead.best(base + place + size))
      }
      rules.finish(base + place)
    }
  }

  /// So many symbols from a place on, packed as a side of a chunk.
  func symbols(_ place: Int, _ size: Int) -> UInt32 {
    EditChunk.pack(UnsafeBufferPointer(start: symbols + place, count: size))
  }

  /// The rules for so many symbols from a place on.
  @inline(__always)
  func target(_ place: Int, _ size: Int) -> TargetIndex.Entry { targets[place * 4 + size - 1] }

  /// Whether the symbol at a place may be a speck.
  @inline(__always)
  func isSpeck(_ place: Int) -> Bool { SearchToken.isSpeck(symbols[place]) }

  /// What it costs that the symbol at a place came in or stands for another; `nil` where it must be
  /// explained by a chunk.
  @inline(__always)
  func skip(at place: Int, isTolerant: Bool) -> (added: Float, misread: Float)? {
    let code = symbols[place]
    if SearchToken.isSpeck(code) { return (SearchToken.added.speck, SearchToken.misread.speck) }
    return isTolerant && code < EditChunk.startMark
      ? (SearchToken.added.letter, SearchToken.misread.letter) : nil
  }

  /// Whether a symbol inside a word is neither a letter nor a digit.
  private static func isSpeck(_ code: UInt8) -> Bool {
    code == SymbolCode.unknown
      || !SymbolCode.isLetter(code) && !SymbolCode.isDigit(code) && code < EditChunk.startMark
  }
}
