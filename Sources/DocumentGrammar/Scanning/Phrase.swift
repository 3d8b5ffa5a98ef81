import VietnameseText

/// A fixed phrase to look for, word by word.
package struct Phrase: Hashable, Sendable, ExpressibleByStringLiteral {
  /// The phrase as it was given.
  package let text: String
  let bare: [UInt8]
  let lower: [Unicode.Scalar]

  /// Creates a phrase; its words are separated by single blanks.
  package init(_ text: String) {
    let lowered = text.lowercased()
    self.text = text
    bare = ScanText(lowered).bare
    lower = Array(lowered.unicodeScalars)
  }

  package init(stringLiteral value: String) {
    self.init(value)
  }

  /// Where the phrase ends if it stands at an offset, whatever its case and marks.
  ///
  /// Each blank of the phrase matches any run of white space, and the phrase must end at the end of
  /// a word.
  ///
  /// - Complexity: O(*m*) in the length of the phrase and the white space in it.
  package func end(in text: ScanText, at start: Int, limit: Int? = nil) -> Int? {
    Self.end(
      of: bare, from: 0, to: bare.count, in: text, at: start,
      limit: min(limit ?? text.count, text.count))
  }

  /// Where a part of `bytes` ends if it stands at an offset of a text.
  @inline(__always)
  static func end(
    of bytes: [UInt8], from first: Int, to last: Int, in text: ScanText, at start: Int, limit: Int
  ) -> Int? {
    var index = start
    for place in first..<last {
      let byte = bytes[place]
      if byte == 0x20 {
        let next = text.skipSpace(index, limit: limit)
        guard next > index else { return nil }
        index = next
      } else {
        guard index < limit, text.bare[index] == byte else { return nil }
        index += 1
      }
    }
    guard last > first else { return index }
    let end = bytes[last - 1]
    if end >= 0x61, end <= 0x7A || end >= 0x80, index < limit, text.isWord(at: index) { return nil }
    return index
  }

  /// The same, with every mark in its place; only case does not matter.
  ///
  /// The two styles of placing a tone (`hoà`, `hòa`) count as one.
  package func exactEnd(in text: ScanText, at start: Int, limit: Int? = nil) -> Int? {
    guard let end = end(in: text, at: start, limit: limit) else { return nil }
    var index = start
    for scalar in lower {
      if scalar == " " {
        index = text.skipSpace(index, limit: end)
        continue
      }
      if text.scalars[index] != scalar {
        if text.isA(.upper, at: index), text.lowered(at: index) == scalar {
          index += 1
          continue
        }
        // Only `oa`, `oe` and `uy` bear their tone in two ways.
        let (first, second) = (text.bareByte(at: index), text.bareByte(at: index + 1))
        guard first == 0x6F && (second == 0x61 || second == 0x65) || first == 0x75 && second == 0x79
        else { return nil }
        return Phrase.normal(text.text(in: start..<end)) == Phrase.normal(self.text) ? end : nil
      }
      index += 1
    }
    return end
  }

  private static func normal(_ text: String) -> [String] {
    text.lowercased().split(whereSeparator: \.isWhitespace)
      .map { String($0).traditionalTonePlacement }
  }
}
