import VietnameseText

/// Class and bare form of every scalar that Vietnamese paperwork is written with.
struct ScalarTable: Sendable {
  static let shared = ScalarTable()

  /// What stands in `bare` for a scalar that has no ASCII form.
  static let foreign: UInt8 = 0xFF
  /// What stands in `bare` for a bullet.
  static let bullet: UInt8 = 0x80

  private let classes: [ScalarClass]
  private let bares: [UInt8]
  private let lowers: [UInt16]

  private init() {
    var classes = [ScalarClass](repeating: [], count: 0x2100)
    var bares = [UInt8](repeating: ScalarTable.foreign, count: 0x2100)
    let known = [0..<0x250, 0x1EA0..<0x1F00].joined()
    for value in known {
      guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
      let properties = scalar.properties
      var kind: ScalarClass = []
      if properties.isAlphabetic { kind.insert(.letter) }
      if properties.isUppercase { kind.insert(.upper) }
      if properties.isWhitespace { kind.insert(.space) }
      if (0x30...0x39).contains(value) { kind.insert(.digit) }
      classes[value] = kind
      if kind.contains(.space) {
        bares[value] = 0x20
      } else if let letter = Letter(scalar) {
        bares[value] = UInt8(truncatingIfNeeded: letter.base.value)
      } else if value < 0x80 {
        bares[value] = UInt8(value)
      }
    }
    // The Icelandic eth stands for đ where text came from a Latin-1 keyboard or OCR.
    bares[0xD0] = 0x64
    bares[0xF0] = 0x64
    for mark in ".;:!?…".unicodeScalars { classes[Int(mark.value)].insert(.stop) }
    for dash in "\u{2010}\u{2011}\u{2012}–—\u{2015}".unicodeScalars {
      bares[Int(dash.value)] = 0x2D
    }
    for quote in "“”„".unicodeScalars { bares[Int(quote.value)] = 0x22 }
    for quote in "‘’‚".unicodeScalars { bares[Int(quote.value)] = 0x27 }
    for space in 0x2000...0x200B { (classes[space], bares[space]) = (.space, 0x20) }
    bares[0x2026] = 0x2E
    bares[0x2022] = ScalarTable.bullet
    bares[0xB7] = ScalarTable.bullet
    bares[0x2043] = ScalarTable.bullet
    self.classes = classes
    self.bares = bares
    lowers = (0..<UInt16(classes.count)).map { value in
      guard classes[Int(value)].contains(.upper), let scalar = Unicode.Scalar(value),
        let lower = scalar.properties.lowercaseMapping.unicodeScalars.first
      else { return value }
      return UInt16(truncatingIfNeeded: lower.value)
    }
  }

  /// The small letter of a capital; any other scalar is itself.
  ///
  /// - Complexity: O(1).
  func lower(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let value = Int(scalar.value)
    guard value < lowers.count else { return scalar }
    return Unicode.Scalar(lowers[value]) ?? scalar
  }

  /// Class and bare form of a scalar.
  ///
  /// - Complexity: O(1).
  @inline(__always)
  func entry(_ scalar: Unicode.Scalar) -> (ScalarClass, UInt8) {
    let value = Int(scalar.value)
    if value < classes.count { return (classes[value], bares[value]) }
    switch value {
    // Bullets of word processors: squares, circles, check marks, and private-use glyphs of Symbol.
    case 0x25A0...0x25FF, 0x2700...0x27BF, 0xF0A0...0xF0FF: return ([], ScalarTable.bullet)
    case 0x2212: return ([], 0x2D)
    case 0x3000: return (.space, 0x20)
    // A byte order mark that stands before the text, or between two texts that were joined.
    case 0xFEFF: return (.space, 0x20)
    default: return ([], ScalarTable.foreign)
    }
  }
}
