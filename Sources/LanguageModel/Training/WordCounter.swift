import VietnameseText

/// Reads training text into one stream of token numbers and counts the words on the way.
struct WordCounter {
  /// What is known of a word form.
  struct Entry {
    var key: WordKey
    /// Weighted number of occurrences.
    var count = 0
    /// Occurrences in lower case, capitalised and in capitals; sentence starts and headings left out.
    var shapes = SIMD4<Double>.zero

    /// Whether it is an abbreviation such as `HĐND`: in capitals, its letters without tones.
    var isAbbreviation: Bool {
      let letters = key.codes
      return letters.count >= 2 && letters.allSatisfy { SymbolCode.tone(of: $0) == .ngang }
        && !Syllable.isSyllable(key.text) && shapes[2] > 4 * (shapes[0] + shapes[1])
    }
  }

  /// The classes of `TokenClass` first, then the words as they were met.
  private(set) var entries: [Entry] = []
  /// The text as indices into `entries`.
  private(set) var stream: [UInt32] = []
  /// The ends of the sources in `stream`, each with its weight.
  private(set) var sources: [(end: Int, weight: Int)] = []

  private var slots: [UInt32]

  init() {
    slots = [UInt32](repeating: 0, count: 1 << 16)
    for _ in TokenClass.allCases { entries.append(Entry(key: WordKey(bits: 0))) }
  }

  /// Counts the lines of all sources but those that are kept out.
  init(
    reading sources: [LanguageModelTrainer.Source], holdOut: HoldOut,
    onHeldOutLine: (_ path: String, HoldOut.Part, _ line: String) -> Void,
    report: (String) -> Void
  ) throws(ModelError) {
    self.init()
    for source in sources {
      report("reading \(source.path)")
      var lines = holdOut.lines(of: source.path)
      try add(source.path, weight: source.weight) { line in
        guard let part = lines.next() else { return false }
        onHeldOutLine(source.path, part, String(decoding: line, as: UTF8.self))
        return true
      }
    }
  }

  /// Adds the text of a file; each of its tokens counts `weight` times.
  ///
  /// - Parameter holdOut: says of a line whether it is kept aside for measuring.
  mutating func add(
    _ path: String, weight: Int, holdOut: (UnsafeBufferPointer<UInt8>) -> Bool
  ) throws(ModelError) {
    var tokenizer = ParagraphTokenizer()
    var words: [(entry: Int, shape: CaseShape, isFirst: Bool)] = []
    try CorpusReader.forEachLine(of: path) { line in
      if holdOut(line) { return }
      words.removeAll(keepingCapacity: true)
      tokenizer.forEachToken(in: line) { token in
        switch token {
        case .other(let kind):
          stream.append(UInt32(kind.rawValue))
          entries[Int(kind.rawValue)].count += weight
        case .word(let key, let shape, let isFirst):
          let index = index(of: key)
          stream.append(UInt32(index))
          entries[index].count += weight
          words.append((index, shape, isFirst))
        }
      }
      countShapes(of: words, weight: Double(weight))
    }
    sources.append((stream.count, weight))
  }

  /// Counts how the words of a paragraph are printed.
  ///
  /// A heading in capitals says nothing of how its words are printed elsewhere.
  private mutating func countShapes(
    of words: [(entry: Int, shape: CaseShape, isFirst: Bool)], weight: Double
  ) {
    let capitals = words.count { $0.shape == .upper }
    guard words.count == 1 || capitals * 2 <= words.count else { return }
    for word in words {
      switch word.shape {
      case .lower: entries[word.entry].shapes[0] += weight
      case .title: if !word.isFirst { entries[word.entry].shapes[1] += weight }
      case .upper: entries[word.entry].shapes[2] += weight
      case .mixed: break
      }
    }
  }

  private mutating func index(of key: WordKey) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: key.hash) & mask
    while slots[slot] != 0 {
      let index = Int(slots[slot])
      if entries[index].key == key { return index }
      slot = (slot + 1) & mask
    }
    entries.append(Entry(key: key))
    slots[slot] = UInt32(entries.count - 1)
    if entries.count * 2 > slots.count { grow() }
    return entries.count - 1
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for index in Int(TokenClass.count)..<entries.count {
      var slot = Int(truncatingIfNeeded: entries[index].key.hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(index)
    }
  }
}
