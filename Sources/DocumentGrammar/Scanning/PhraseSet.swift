/// Many phrases looked for at once; the longest that fits wins.
package struct PhraseSet: Sendable {
  package let phrases: [Phrase]
  /// The bare forms, one after the other, and where each starts; the last start is their end.
  private var bytes: [UInt8] = []
  private var starts: [Int32] = [0]
  /// The phrases by their first two bytes, the longer first, and where each such cell starts.
  private var order: [UInt16] = []
  private var cells: [UInt16] = []

  private static let classes = 27

  /// Creates a set.
  package init(_ phrases: [Phrase]) {
    self.phrases = phrases
    var buckets = [[Int]](repeating: [], count: Self.classes * Self.classes)
    for (index, phrase) in phrases.enumerated() {
      bytes += phrase.bare
      starts.append(Int32(bytes.count))
      guard let first = phrase.bare.first, first < 128 else { continue }
      // Behind a phrase of one letter anything may stand.
      let seconds = phrase.bare.count > 1 ? [Self.letter(phrase.bare[1])] : Array(0..<Self.classes)
      for second in seconds { buckets[Self.letter(first) * Self.classes + second].append(index) }
    }
    for bucket in buckets {
      cells.append(UInt16(order.count))
      order += bucket.sorted { (phrases[$0].bare.count, $1) > (phrases[$1].bare.count, $0) }
        .map { UInt16($0) }
    }
    cells.append(UInt16(order.count))
  }

  /// The place of a bare letter in the alphabet; 0 for all else.
  @inline(__always)
  private static func letter(_ byte: UInt8) -> Int {
    byte >= 0x61 && byte <= 0x7A ? Int(byte) - 0x60 : 0
  }

  /// The longest phrase that stands at an offset, by its index, and where it ends.
  ///
  /// - Complexity: O(*k*) in the number of phrases with the same first two letters.
  package func match(
    in text: ScanText, at start: Int, limit: Int? = nil, exactly: Bool = false
  ) -> (index: Int, end: Int)? {
    let first = text.bareByte(at: start)
    guard first < 128 else { return nil }
    let cell = Self.letter(first) * Self.classes + Self.letter(text.bareByte(at: start + 1))
    let (from, to) = (Int(cells[cell]), Int(cells[cell + 1]))
    guard from < to else { return nil }
    let limit = min(limit ?? text.count, text.count)
    for place in from..<to {
      let index = Int(order[place])
      guard let end = end(of: index, in: text, at: start, limit: limit) else { continue }
      if !exactly { return (index, end) }
      if let end = phrases[index].exactEnd(in: text, at: start, limit: limit) {
        return (index, end)
      }
    }
    return nil
  }

  /// Where a phrase ends if it stands at an offset, whatever its case and marks.
  private func end(of phrase: Int, in text: ScanText, at start: Int, limit: Int) -> Int? {
    Phrase.end(
      of: bytes, from: Int(starts[phrase]), to: Int(starts[phrase + 1]), in: text, at: start,
      limit: limit)
  }

  /// Whether one of the phrases stands at an offset.
  package func contains(
    in text: ScanText, at start: Int, limit: Int? = nil, exactly: Bool = false
  ) -> Bool {
    match(in: text, at: start, limit: limit, exactly: exactly) != nil
  }
}
