import Testing

@testable import Terminal

@Suite struct PlainTableTests {
  @Test func alignsByWhatIsSeen() {
    var table = PlainTable([.init("số", .right), .init("tên"), .init("")])
    table.add(["1", "Sở Nội vụ", "x"])
    // The same letters with the marks as characters of their own.
    table.add(["12", "So\u{31B}\u{309} No\u{323}\u{302}i vu\u{323}", "y"])
    #expect(
      table.lines(width: 80, indent: 2) == [
        "  số  tên", "   1  Sở Nội vụ  x", "  12  So\u{31B}\u{309} No\u{323}\u{302}i vu\u{323}  y",
      ])
  }

  @Test func cutsFlexibleColumnsToFit() {
    var table = PlainTable([.init("a"), .init("b", isFlexible: true), .init("c", isFlexible: true)])
    table.add(["rigid", String(repeating: "ế", count: 100), "mười chín ký tự đây"])
    let lines = table.lines(width: 50)
    #expect(lines.allSatisfy { $0.displayWidth <= 50 })
    #expect(lines[1].hasPrefix("rigid  ế"))
    #expect(lines[1].hasSuffix("…  mười chín ký tự đây"))
  }

  @Test func controlCharactersDoNoHarm() {
    var table = PlainTable([.init("")])
    table.add(["a\nb\u{1B}[31m\u{202E}"])
    #expect(table.lines(width: 80) == ["a b\u{FFFD}[31m\u{FFFD}"])
  }

  @Test(arguments: [("Việt", 4), ("\u{1B}[1;36mViệt\u{1B}[0m", 4), ("中文", 4), ("", 0)])
  func widthIsWhatTheTerminalShows(text: String, width: Int) {
    #expect(text.displayWidth == width)
  }

  @Test(arguments: [("abcdef", 6, "abcdef"), ("abcdef", 4, "abc…"), ("abcdef", 0, "")])
  func truncates(text: String, width: Int, expected: String) {
    #expect(text.truncated(to: width) == expected)
  }

  @Test func wrapsAtTheWidth() {
    let lines = WrappedText.lines(["một", "hai", "ba"], width: 11, first: "1  ", indent: 3)
    #expect(lines == ["1  một hai", "   ba"])
    #expect(WrappedText.lines(["rất-dài-quá"], width: 4) == ["rất-dài-quá"])
    #expect(WrappedText.lines([], width: 4, first: "1  ") == ["1  "])
  }

  @Test func colorsOnlyWhereAsked() {
    #expect(Style(isColored: false)("x", .bad) == "x")
    #expect(Style(isColored: true)("x", .bad) == "\u{1B}[31mx\u{1B}[0m")
    #expect(Style(isColored: true)("", .bad).isEmpty)
    #expect(Style(.always, for: .output).isColored)
    #expect(!Style(.never, for: .output).isColored)
  }
}
