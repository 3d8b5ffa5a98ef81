import DocumentModel
import Foundation
import SourceFiles

/// What a page gave, packed into bytes; as JSON, with an object a word, it takes longer to write and
/// to read than a text layer itself, and several times the room.
///
/// Counts and lengths are of 7 bits a byte, the lowest first, with the high bit where more follow;
/// other numbers are the bits of a `Double`, the lowest byte first; texts are their length in bytes
/// and UTF-8. What few pages have, tables, footnotes and failures, is JSON.
struct PackedPage: Hashable, Sendable {
  /// All of it.
  let bytes: [UInt8]

  /// What came as bytes.
  init(bytes: [UInt8]) { self.bytes = bytes }

  /// Packs what a page gave.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  init(_ outcome: OpenedFile.Outcome) throws {
    var writer = Writer()
    let page = outcome.page
    writer.bytes.reserveCapacity(page.lines.count * 600 + 200)
    writer.write(page.number)
    writer.write(page.width)
    writer.write(page.height)
    writer.write(page.source.rawValue)
    writer.write(page.reason)
    writer.write(page.lines)
    writer.write(outcome.layer)
    var rest: [UInt8] = []
    if !page.tables.isEmpty || !page.footnotes.isEmpty || outcome.failure != nil {
      rest = Array(
        try JSONEncoder().encode(
          Rest(tables: page.tables, footnotes: page.footnotes, failure: outcome.failure)))
    }
    writer.write(rest.count)
    writer.bytes += rest
    bytes = writer.bytes
  }

  /// What the page gave; `nil` where the bytes are none.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  func outcome() -> OpenedFile.Outcome? {
    bytes.withUnsafeBytes { bytes in
      var reader = Reader(rest: bytes[...])
      guard let number = reader.count(), let width = reader.number(), let height = reader.number(),
        let source = reader.text().flatMap(PageSource.init(rawValue:)), let reason = reader.text(),
        let lines = reader.lines(), let layer = reader.lines(), let length = reader.count(),
        let json = reader.take(length), reader.rest.isEmpty
      else { return nil }
      let page = Page(
        number: number, width: width, height: height, source: source, reason: reason, lines: lines)
      var outcome = OpenedFile.Outcome(page, layer: layer)
      if length > 0 {
        guard let rest = try? JSONDecoder().decode(Rest.self, from: Data(json)) else { return nil }
        outcome.page.tables = rest.tables
        outcome.page.footnotes = rest.footnotes
        outcome.failure = rest.failure
      }
      return outcome
    }
  }

  /// What few pages have.
  private struct Rest: Codable {
    var tables: [TableRegion]
    var footnotes: [Footnote]
    var failure: PageFailure?
  }
}

/// What a word has beyond its form and a single space before it.
private struct Members: OptionSet {
  let rawValue: UInt8

  static let box = Members(rawValue: 1)
  static let leadingSpace = Members(rawValue: 2)
  static let original = Members(rawValue: 4)
  static let probability = Members(rawValue: 8)
  static let confidence = Members(rawValue: 16)
  static let alternatives = Members(rawValue: 32)
  static let flags = Members(rawValue: 64)
}

private struct Writer {
  var bytes: [UInt8] = []

  mutating func write(_ count: Int) {
    var rest = UInt64(bitPattern: Int64(count))
    while rest > 0x7F {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func write(_ number: Double) {
    withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func write(_ text: String) {
    write(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  mutating func write(_ box: Box) {
    write(box.x)
    write(box.y)
    write(box.width)
    write(box.height)
  }

  mutating func write(_ lines: [Line]) {
    write(lines.count)
    for line in lines {
      write(line.words.count)
      bytes.append(line.box == nil ? 0 : 1)
      if let box = line.box { write(box) }
      // By index, since a word is dear to copy.
      for index in line.words.indices { write(line.words[index]) }
    }
  }

  private mutating func write(_ word: borrowing Word) {
    var members: Members = []
    if word.box != nil { members.insert(.box) }
    if word.leadingSpace != " " { members.insert(.leadingSpace) }
    if word.original != nil { members.insert(.original) }
    if word.probability != nil { members.insert(.probability) }
    if word.confidence != nil { members.insert(.confidence) }
    if !word.alternatives.isEmpty { members.insert(.alternatives) }
    if !word.flags.isEmpty { members.insert(.flags) }
    bytes.append(members.rawValue)
    write(word.form)
    if let box = word.box { write(box) }
    if members.contains(.leadingSpace) { write(word.leadingSpace) }
    if let original = word.original { write(original) }
    if let probability = word.probability { write(probability) }
    if let confidence = word.confidence { write(confidence) }
    if members.contains(.alternatives) {
      write(word.alternatives.count)
      for alternative in word.alternatives {
        write(alternative.form)
        write(alternative.probability)
      }
    }
    if members.contains(.flags) {
      let all = Word.Flag.allCases
      bytes.append(
        all.indices.reduce(0) { $0 | (word.flags.contains(all[$1]) ? 1 << UInt8($1) : 0) })
    }
  }
}

private struct Reader {
  var rest: Slice<UnsafeRawBufferPointer>

  mutating func take(_ count: Int) -> UnsafeRawBufferPointer? {
    guard count >= 0, count <= rest.count else { return nil }
    let taken = UnsafeRawBufferPointer(rebasing: rest.prefix(count))
    rest = rest.dropFirst(count)
    return taken
  }

  mutating func byte() -> UInt8? { take(1)?[0] }

  mutating func count() -> Int? {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      guard let byte = byte() else { return nil }
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return Int(Int64(bitPattern: value)) }
    }
    return nil
  }

  mutating func number() -> Double? {
    take(8).map {
      Double(bitPattern: UInt64(littleEndian: $0.loadUnaligned(as: UInt64.self)))
    }
  }

  mutating func text() -> String? {
    guard let length = count() else { return nil }
    return take(length).map { String(decoding: $0, as: UTF8.self) }
  }

  private mutating func box() -> Box? {
    guard let x = number(), let y = number(), let width = number(), let height = number() else {
      return nil
    }
    return Box(x: x, y: y, width: width, height: height)
  }

  mutating func lines() -> [Line]? {
    guard let count = count() else { return nil }
    var lines: [Line] = []
    // A line takes two bytes at least, a word as many.
    lines.reserveCapacity(min(max(0, count), rest.count / 2))
    for _ in 0..<max(0, count) {
      guard let line = line() else { return nil }
      lines.append(line)
    }
    return lines
  }

  private mutating func line() -> Line? {
    guard let count = count(), let hasBox = byte(), hasBox < 2 else { return nil }
    var line = Line(words: [])
    if hasBox == 1 {
      guard let box = box() else { return nil }
      line.box = box
    }
    line.words.reserveCapacity(min(max(0, count), rest.count / 2))
    for _ in 0..<max(0, count) {
      guard let word = word() else { return nil }
      line.words.append(word)
    }
    return line
  }

  private mutating func word() -> Word? {
    guard let members = byte().map(Members.init(rawValue:)), members.rawValue < 0x80,
      let form = text()
    else { return nil }
    var word = Word(form)
    if members.contains(.box) {
      guard let box = box() else { return nil }
      word.box = box
    }
    if members.contains(.leadingSpace) {
      guard let space = text() else { return nil }
      word.leadingSpace = space
    }
    if members.contains(.original) {
      guard let original = text() else { return nil }
      word.original = original
    }
    if members.contains(.probability) {
      guard let probability = number() else { return nil }
      word.probability = probability
    }
    if members.contains(.confidence) {
      guard let confidence = number() else { return nil }
      word.confidence = confidence
    }
    if members.contains(.alternatives) {
      guard let alternatives = alternatives() else { return nil }
      word.alternatives = alternatives
    }
    if members.contains(.flags) {
      guard let bits = byte() else { return nil }
      for (index, flag) in Word.Flag.allCases.enumerated() where bits >> UInt8(index) & 1 == 1 {
        word.flags.insert(flag)
      }
    }
    return word
  }

  private mutating func alternatives() -> [Alternative]? {
    guard let count = count() else { return nil }
    var alternatives: [Alternative] = []
    // An alternative takes nine bytes at least.
    alternatives.reserveCapacity(min(max(0, count), rest.count / 9))
    for _ in 0..<max(0, count) {
      guard let form = text(), let probability = number() else { return nil }
      alternatives.append(Alternative(form: form, probability: probability))
    }
    return alternatives
  }
}
