import DocumentGrammar
import DocumentModel

/// Reads signature and recipients, from two columns on the same lines or one after the other.
struct ClosingReader {
  private let manuscript: Manuscript
  private let lines: Range<Int>
  private let text: ScanText

  init(_ manuscript: Manuscript, lines: Range<Int>) {
    self.manuscript = manuscript
    text = manuscript.text
    self.lines = lines
  }

  private static let heading: Phrase = "Nơi nhận"

  /// Reads both.
  ///
  /// - Complexity: O(*n*) in the length of the block.
  func read() -> (signature: Signature, recipients: [String]) {
    var recipients: [String] = []
    var authority: [String] = []
    var capacity: [String] = []
    var signer: String?
    /// Whether the name so far stood above any capacity.
    var isUnsigned = false
    var isBelowHeading = false
    var isOpen = false

    func sign(_ range: Range<Int>) {
      let range = text.trimmed(range)
      // `TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH`
      if let split = SignatureLine.capacityStart(in: text, range) {
        sign(range.lowerBound..<split)
        sign(split..<range.upperBound)
        return
      }
      if SignatureLine.isAuthority(text, range) {
        authority.append(manuscript.string(range))
      } else if SignatureLine.isCapacity(text, range) {
        capacity.append(manuscript.string(range))
      } else if text.isInCapitals(range), range.count > 3, signer == nil {
        // A second line: `TM. ỦY BAN NHÂN DÂN` / `TỈNH …`.
        if !capacity.isEmpty {
          capacity.append(manuscript.string(range))
        } else if !authority.isEmpty {
          authority.append(manuscript.string(range))
        }
      } else if PersonalName.holds(text, range) {
        // The name below the capacity; another one further down is of what follows.
        if signer == nil || capacity.isEmpty || isUnsigned { signer = manuscript.string(range) }
        isUnsigned = capacity.isEmpty
      }
    }

    for index in lines {
      var range = manuscript.lines[index].range
      guard !range.isEmpty, !SignatureLine.isSignedMark(text, range) else { continue }
      if let split = SignatureLine.start(in: text, range) {
        sign(split..<range.upperBound)
        range = text.trimmed(range.lowerBound..<split)
      } else if !startsItem(range), let split = headingStart(range), split > range.lowerBound {
        sign(range.lowerBound..<split)
        range = split..<range.upperBound
      }
      if let end = ClosingReader.heading.end(
        in: text, at: range.lowerBound, limit: range.upperBound)
      {
        isBelowHeading = true
        let rest = text.trimmed(end..<range.upperBound)
        let behind = text.skipSpace(
          text.bareByte(at: rest.lowerBound) == 0x3A ? rest.lowerBound + 1 : rest.lowerBound,
          limit: rest.upperBound)
        if behind < rest.upperBound {
          if startsItem(behind..<rest.upperBound) {
            range = behind..<rest.upperBound
          } else {
            sign(behind..<rest.upperBound)
            continue
          }
        } else {
          continue
        }
      }
      isBelowHeading = isBelowHeading || RecipientOpening.holds(text, range)
      if startsItem(range), isBelowHeading {
        if text.bare[range.lowerBound] == 0x2B, !recipients.isEmpty {
          recipients[recipients.count - 1] += " " + manuscript.string(range)
          isOpen = !endsItem(range)
          continue
        }
        let start = text.skipSpace(range.lowerBound + 1, limit: range.upperBound)
        recipients.append(manuscript.string(start..<range.upperBound))
        isOpen = !endsItem(range)
      } else if isOpen, !text.isInCapitals(range), !PersonalName.holds(text, range) {
        recipients[recipients.count - 1] += " " + manuscript.string(range)
        isOpen = !endsItem(range)
      } else {
        sign(range)
      }
    }

    var signature = Signature()
    signature.authority = authority.isEmpty ? nil : authority.joined(separator: " ")
    signature.capacity = capacity.isEmpty ? nil : capacity.joined(separator: " ")
    signature.signer = signer
    return (signature, recipients.map(ClosingReader.withoutEnd).filter { !$0.isEmpty })
  }

  private func startsItem(_ range: Range<Int>) -> Bool {
    guard let first = range.first, range.count > 1 else { return false }
    return [0x2D, 0x2B, 0x2A, 0x80].contains(text.bare[first])
  }

  private func endsItem(_ range: Range<Int>) -> Bool {
    guard let last = range.last else { return true }
    return [0x3B, 0x2E].contains(text.bare[last])
  }

  private func headingStart(_ range: Range<Int>) -> Int? {
    range.first { index in
      text.startsWord(at: index) && text.isA(.upper, at: index)
        && ClosingReader.heading.end(in: text, at: index, limit: range.upperBound) != nil
    }
  }

  /// A recipient without the mark that ends it.
  private static func withoutEnd(_ text: String) -> String {
    var text = text[...]
    while let last = text.last, ";.,".contains(last) || last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
