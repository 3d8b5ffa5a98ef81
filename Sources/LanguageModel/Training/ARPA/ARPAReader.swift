import VietnameseText

/// Reads an ARPA file, as KenLM, SRILM and `ARPAWriter` write it, over the words of a model.
///
/// Words are folded as everywhere in the model: to lower case and one placement of the tone, and
/// numbers, dates and symbols to their classes. Words that no vocabulary can hold, such as compounds
/// with `_`, are dropped with their n-grams. N-grams longer than the model's are left out.
struct ARPAReader {
  /// What a file holds.
  struct Contents {
    /// Packed n-grams in the order of the file, by order.
    var orders: [BackoffEstimator.Order]
    /// Words that are not in the model yet; the first has the identifier behind the model's last.
    var newWords: [WordKey]
    /// Whether words were folded or dropped, so that backoff weights no longer fit.
    var isFolded = false
    /// Longest n-grams in the file.
    var fileOrder = 0
    /// Unigrams that no vocabulary can hold.
    var droppedWords = 0
    /// Their probabilities' sum.
    var droppedMass = 0.0
  }

  private let path: String
  private var contents: Contents
  private var ids: [UInt64: UInt16?] = [:]
  private var idsByKey: [WordKey: UInt16]
  private var nextID: Int
  /// The identifiers that words of the file have been given.
  private var taken: Set<UInt16> = []
  /// The order that the lines at hand belong to; 0 before the first.
  private var level = 0
  private var isEnded = false
  private var problem: String?
  private var lineNumber = 0

  /// Reads a file.
  ///
  /// - Parameter words: the model's words; the first has the identifier `TokenClass.count`.
  static func read(_ path: String, words: [WordKey]) throws(ModelError) -> Contents {
    var reader = ARPAReader(path: path, words: words)
    try CorpusReader.forEachLine(of: path) { reader.add($0) }
    if let problem = reader.problem {
      throw .badTrainingInput(path: path, reason: "line \(reader.lineNumber): \(problem)")
    }
    guard reader.isEnded, reader.contents.orders.first?.keys.isEmpty == false else {
      throw .badTrainingInput(path: path, reason: "it is no whole ARPA file: it lacks \\end\\")
    }
    return reader.contents
  }

  private init(path: String, words: [WordKey]) {
    self.path = path
    contents = Contents(orders: [], newWords: [])
    nextID = Int(TokenClass.count) + words.count
    idsByKey = Dictionary(minimumCapacity: words.count * 2)
    for (rank, key) in words.enumerated() { idsByKey[key] = TokenClass.count + UInt16(rank) }
  }

  static let longest = 4

  private mutating func add(_ line: UnsafeBufferPointer<UInt8>) {
    guard problem == nil, !isEnded else { return }
    lineNumber += 1
    guard let first = line.first(where: { $0 > 0x20 }) else { return }
    if first == UInt8(ascii: "\\") {
      let text = String(decoding: line, as: UTF8.self)
      if text.hasPrefix("\\end\\") {
        isEnded = true
      } else if text.contains("-grams:") {
        level = Int(text.dropFirst().prefix { $0.isNumber }) ?? 0
        if level != contents.fileOrder + 1 { problem = "the orders do not follow each other" }
        contents.fileOrder = level
        if level <= ARPAReader.longest { contents.orders.append(BackoffEstimator.Order()) }
      }
    } else if (1...ARPAReader.longest).contains(level) {
      addNGram(line)
    }
  }

  private mutating func addNGram(_ line: UnsafeBufferPointer<UInt8>) {
    var fields = Fields(line)
    guard let probability = fields.next().flatMap(ARPAReader.number) else {
      problem = "there is no probability"
      return
    }
    var key: UInt64 = 0
    var isPossible = true
    for position in 0..<level {
      guard let field = fields.next() else {
        problem = "there are too few words"
        return
      }
      let id: UInt16?
      if level == 1 {
        id = addWord(field)
      } else {
        guard let known = ids[ARPAReader.hash(field)] else {
          problem = "\(String(decoding: field, as: UTF8.self)) is not among the unigrams"
          return
        }
        // Only the start of a text is before everything.
        if position > 0, ARPAReader.isStart(field) { isPossible = false }
        id = known
      }
      guard let id else {
        isPossible = false
        continue
      }
      key = key << UInt64(NGramCounts.wordBits) | UInt64(id)
    }
    guard problem == nil else { return }
    guard isPossible else {
      contents.isFolded = true
      if level == 1 {
        contents.droppedWords += 1
        contents.droppedMass += Float.exp(probability)
      }
      return
    }
    var backoff: Float = 0
    if let field = fields.next() {
      guard let number = ARPAReader.number(field) else {
        problem = "the backoff weight is no number"
        return
      }
      backoff = number
    }
    contents.orders[level - 1].append(
      key, probability: probability, backoff: backoff)
  }

  /// The identifier of a unigram; `nil` where no vocabulary can hold it.
  private mutating func addWord(_ field: UnsafeBufferPointer<UInt8>) -> UInt16? {
    let hash = ARPAReader.hash(field)
    if ids[hash] != nil {
      problem = "\(String(decoding: field, as: UTF8.self)) is there twice"
      return nil
    }
    let id = identifier(of: String(decoding: field, as: UTF8.self))
    ids[hash] = .some(id)
    if let id, !taken.insert(id).inserted, id != TokenClass.boundary.rawValue {
      contents.isFolded = true
    }
    return id
  }

  private mutating func identifier(of text: String) -> UInt16? {
    if let kind = ARPAVocabulary.kind(of: text) { return kind.rawValue }
    guard let key = WordKey(text) else {
      let kind = SymbolCode.encode(text).withUnsafeBufferPointer { TokenClass(core: $0) }
      return kind == .unknown ? nil : kind?.rawValue
    }
    if let known = idsByKey[key] { return known }
    guard nextID < 1 << NGramCounts.wordBits else { return nil }
    let id = UInt16(nextID)
    nextID += 1
    idsByKey[key] = id
    contents.newWords.append(key)
    return id
  }

  private static func isStart(_ field: UnsafeBufferPointer<UInt8>) -> Bool {
    field.elementsEqual(ARPAVocabulary.start.utf8)
  }

  /// FNV-1a; equal hashes of different words are as good as impossible in 64 bits, and among the
  /// unigrams they would be taken for a word that is there twice.
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    bytes.reduce(14_695_981_039_346_656_037) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
  }

  /// A natural logarithm from one to base 10.
  private static func number(_ field: UnsafeBufferPointer<UInt8>) -> Float? {
    Double(String(decoding: field, as: UTF8.self)).map { Float($0 / ARPAWriter.decadesPerNat) }
  }

  /// What stands between white space.
  private struct Fields {
    private let line: UnsafeBufferPointer<UInt8>
    private var place = 0

    init(_ line: UnsafeBufferPointer<UInt8>) { self.line = line }

    mutating func next() -> UnsafeBufferPointer<UInt8>? {
      while place < line.count, line[place] <= 0x20 { place += 1 }
      let start = place
      while place < line.count, line[place] > 0x20 { place += 1 }
      return start < place ? UnsafeBufferPointer(rebasing: line[start..<place]) : nil
    }
  }
}
