import DocumentModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Writes pages as JSON byte by byte, with the keys of every object sorted and numbers rounded.
///
/// The words of a document are nine tenths of its JSON. A `JSONEncoder` gives the same bytes, but makes
/// a dictionary of every word and every box first, which takes longer than to read the text layer that
/// they are from. An `Encoder` that appended to bytes would still take several times as long, since each
/// object has a container there and each member goes through a protocol. So the members of a page, a line
/// and a word are said here and in their `encode(to:)`; `PageJSONTests` compares both on random pages.
struct PageJSON {
  private var bytes: [UInt8] = []
  private let encoder = StableJSON.makeEncoder()

  /// Writes pages, each on a line.
  ///
  /// - Complexity: O(*n*) in the number of words.
  static func lines(of pages: ArraySlice<Page>) throws -> [UInt8] {
    var json = PageJSON()
    let size = pages.reduce(0) { size, page in
      page.lines.reduce(size + 200) { $0 + 80 + 120 * $1.words.count }
    }
    json.bytes.reserveCapacity(size)
    for (index, page) in pages.enumerated() {
      if index > 0 { json.bytes += StableJSON.separator.utf8 }
      try json.add(page)
    }
    return json.bytes
  }

  private mutating func add(_ page: borrowing Page) throws {
    add("{")
    if !page.footnotes.isEmpty {
      add("\"footnotes\":")
      try add(encoding: page.footnotes)
      add(",")
    }
    add("\"height\":")
    add(page.height, .length)
    add(",\"lines\":[")
    for index in page.lines.indices {
      if index > 0 { add(",") }
      try add(page.lines[index])
    }
    add("],\"number\":")
    bytes.append(contentsOf: page.number.description.utf8)
    add(",\"reason\":")
    try add(text: page.reason)
    add(",\"source\":")
    try add(text: page.source.rawValue)
    add(",\"tables\":")
    try add(encoding: page.tables.map(\.rounded))
    add(",\"width\":")
    add(page.width, .length)
    add("}")
  }

  private mutating func add(_ line: borrowing Line) throws {
    add("{")
    if let box = line.box {
      add(box)
      add(",")
    }
    add("\"words\":[")
    // By index, since a word is dear to copy.
    for index in line.words.indices {
      if index > 0 { add(",") }
      try add(line.words[index])
    }
    add("]}")
  }

  private mutating func add(_ word: borrowing Word) throws {
    add("{")
    if !word.alternatives.isEmpty {
      add("\"alternatives\":[")
      for index in word.alternatives.indices {
        add(index > 0 ? ",{\"form\":" : "{\"form\":")
        try add(text: word.alternatives[index].form)
        add(",\"probability\":")
        add(word.alternatives[index].probability, .probability)
        add("}")
      }
      add("],")
    }
    if let box = word.box {
      add(box)
      add(",")
    }
    if let confidence = word.confidence {
      add("\"confidence\":")
      add(confidence, .probability)
      add(",")
    }
    if !word.flags.isEmpty {
      add("\"flags\":")
      try add(encoding: word.flags.map(\.rawValue).sorted())
      add(",")
    }
    add("\"form\":")
    try add(text: word.form)
    if word.leadingSpace != " " {
      add(",\"leadingSpace\":")
      try add(text: word.leadingSpace)
    }
    if let original = word.original {
      add(",\"original\":")
      try add(text: original)
    }
    if let probability = word.probability {
      add(",\"probability\":")
      add(probability, .probability)
    }
    add("}")
  }

  /// Writes a place as the member that it is of a word or a line.
  private mutating func add(_ box: Box) {
    add("\"box\":{\"height\":")
    add(box.height, .length)
    add(",\"width\":")
    add(box.width, .length)
    add(",\"x\":")
    add(box.x, .length)
    add(",\"y\":")
    add(box.y, .length)
    add("}")
  }

  private mutating func add(_ literal: StaticString) {
    literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  private mutating func add(text: String) throws {
    // Most texts have nothing that needs to be escaped.
    let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C }
    guard isPlain else { return try add(encoding: text) }
    bytes.append(0x22)
    bytes.append(contentsOf: text.utf8)
    bytes.append(0x22)
  }

  private mutating func add(_ number: Double, _ rounding: Rounding) {
    let value = (number * Double(rounding.rawValue)).rounded()
    guard abs(value) < 1e15, value != 0 || value.sign == .plus else {
      // No number, more digits than a `Double` keeps, or the zero that has a sign.
      let text = rounding.round(number).description
      bytes.append(contentsOf: (text.hasSuffix(".0") ? text.dropLast(2) : text[...]).utf8)
      return
    }
    if value < 0 { bytes.append(0x2D) }
    let (whole, rest) = Int(abs(value)).quotientAndRemainder(dividingBy: rounding.rawValue)
    add(whole)
    guard rest > 0 else { return }
    bytes.append(0x2E)
    var (unit, left) = (rounding.rawValue / 10, rest)
    while left > 0 {
      bytes.append(0x30 + UInt8(left / unit))
      left %= unit
      unit /= 10
    }
  }

  private mutating func add(_ number: Int) {
    if number >= 10 { add(number / 10) }
    bytes.append(0x30 + UInt8(number % 10))
  }

  private mutating func add(encoding value: some Encodable) throws {
    bytes.append(contentsOf: try encoder.encode(value))
  }
}
