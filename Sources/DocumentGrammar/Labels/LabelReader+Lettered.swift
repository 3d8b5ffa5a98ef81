/// `a)`, `a.`, `A.`
extension LabelReader {
  func lettered(at first: Int, into found: inout [LabelReading]) {
    guard first + 1 < limit else { return }
    let scalar = text.scalars[first]
    var mark = text.bare[first + 1]
    var cost: Float = 0
    if mark == 0x7D, isRecognized {
      mark = 0x29
      cost = LabelDamage.lostMark
    }
    guard mark == 0x29 || mark == 0x2E || mark == 0x2F else { return }
    var end = first + 2
    // `a).`
    if mark == 0x29, end < limit, text.bare[end] == 0x2E { end += 1 }
    guard opensText(at: end) else { return }
    if mark != 0x29 { return unbracketed(scalar, mark: mark, at: first, into: &found) }
    for (place, misreading) in LabelDamage.letters[scalar] ?? []
    where misreading == 0 || isRecognized {
      let isSame = scalar == ListLabel.letters[place]
      found.append(
        LabelReading(
          style: .letter, ordinals: LabelOrdinals(CollectionOfOne(place + 1)), mark: 0x29,
          range: start..<end, printed: isSame ? first..<(first + 1) : nil, cost: cost + misreading,
          isDamaged: !isSame || cost > 0))
    }
  }

  /// `A. QUY ĐỊNH CHUNG`, `a. Sở Nội vụ`
  private func unbracketed(
    _ scalar: Unicode.Scalar, mark: UInt8, at first: Int, into found: inout [LabelReading]
  ) {
    guard let place = ListLabel.letters.firstIndex(of: lowered(scalar)),
      mark == 0x2E || !text.isWord(at: first + 2)
    else { return }
    found.append(
      LabelReading(
        style: text.isA(.upper, at: first) ? .capital : .letter,
        ordinals: LabelOrdinals(CollectionOfOne(place + 1)), mark: mark, range: start..<(first + 2),
        printed: first..<(first + 1)))
  }

  private func lowered(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    scalar == "Đ"
      ? "đ"
      : (scalar.isASCII ? scalar.properties.lowercaseMapping.unicodeScalars.first : nil) ?? scalar
  }
}
