import DocumentModel

extension PackedPage {
  /// Takes parts of a page off the front of bytes; `nil` where they hold none.
  struct Reader {
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
}
