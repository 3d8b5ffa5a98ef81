import Testing

@Suite(.enabled(if: Program.hasModel, "there is no model in Dictionaries/ or DAU_MODEL"))
struct RestoreTests {
  @Test(arguments: [
    "", "\n", "\n\n\n", "Uy ban nhan dan tinh", "cai cach hanh chinh\r\n\r\nnam 2025\r\n",
    "\u{FEFF}KE HOACH\n", "  a)\tCac  so,   ban \n\n \t \n", "trang mot\n\u{0C}trang hai\n",
  ])
  func lineBreaksAndWhiteSpaceStay(text: String) async throws {
    let outcome = try await Program.run("restore", input: Array(text.utf8))
    #expect(outcome.code == 0)
    #expect(outcome.error.isEmpty)
    func shape(_ text: String) -> [Unicode.Scalar] {
      text.unicodeScalars.filter { $0.properties.isWhitespace || $0 == "\u{FEFF}" }
    }
    #expect(shape(outcome.text) == shape(text))
  }

  @Test func garbledTextIsRestoredAndCleanTextPasses() async throws {
    let clean = "Ủy ban nhân dân tỉnh ban hành Kế hoạch cải cách hành chính năm 2025.\n"
    #expect(try await Program.run("restore", input: Array(clean.utf8)).text == clean)
    let garbled = "Uy ban nhan dan tinh ban hanh Ké hoach cai cach hanh chinh nam 2025.\n"
    #expect(try await Program.run("restore", "-", input: Array(garbled.utf8)).text == clean)
  }

  @Test func bytesThatAreNoTextStay() async throws {
    let input: [UInt8] = [0xFF, 0xFE, 0x20, 0xE2, 0x6E, 0x0D, 0x0A, 0x80]
    let outcome = try await Program.run("restore", input: input)
    #expect(outcome.code == 0)
    #expect(outcome.output == input)
  }

  @Test func jsonHasALineForEachLine() async throws {
    let outcome = try await Program.run("restore", "--json", input: Array("Ké hoach\n\nx".utf8))
    let lines = outcome.text.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[0].hasPrefix(#"{"line":1,"text":"Kế hoạch","tokens":[{"alternatives":"#))
    #expect(lines[0].contains(#""original":"Ké""#))
  }

  @Test func aMissingFileIsOneLine() async throws {
    let outcome = try await Program.run("restore", "/nonexistent-file")
    #expect(outcome.code == 3)
    #expect(outcome.error == "dau: /nonexistent-file: no such file or folder\n")
  }
}
