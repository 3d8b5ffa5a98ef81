import DocumentModel

extension PackedPage {
  /// Appends parts of a page to bytes.
  struct Writer {
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
}
