extension ScanText {
  /// Whether a range has letters and nine in ten of them are capitals.
  package func isInCapitals(_ range: Range<Int>) -> Bool {
    // One small letter in ten is the most; running text has that many after a few words.
    let most = range.count / 10
    var letters = 0
    var small = 0
    for index in range where classes[index].contains(.letter) {
      letters += 1
      if !classes[index].contains(.upper) {
        small += 1
        if small > most { return false }
      }
    }
    return letters > 1 && small * 10 <= letters
  }

  /// Whether a range has words and three in four of their letters are capitals, as a heading in
  /// capitals still has when letters of it were misread.
  package func isMostlyInCapitals(_ range: Range<Int>) -> Bool {
    let (letters, uppers) = capitals(in: range)
    return letters > 4 && uppers * 4 >= letters * 3
  }

  private func capitals(in range: Range<Int>) -> (letters: Int, uppers: Int) {
    var letters = 0
    var uppers = 0
    for index in range where classes[index].contains(.letter) {
      letters += 1
      if classes[index].contains(.upper) { uppers += 1 }
    }
    return (letters, uppers)
  }

  /// Whether a line is blank or ends as a paragraph may end.
  package func endsParagraph(_ range: Range<Int>) -> Bool {
    let range = trimmed(range)
    guard let last = range.last else { return true }
    // Headings in capitals end without a mark.
    return classes[last].contains(.stop) || isInCapitals(range)
      || [0x22, 0x29].contains(bare[last])
  }
}
