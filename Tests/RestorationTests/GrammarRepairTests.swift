import DocumentModel
import Testing

@testable import Restoration

@Suite("Repair by grammar")
struct GrammarRepairTests {
  private static func repair(_ lines: [String], isClean: Bool = false) -> [Line] {
    GrammarRepair.repair(lines.map { Line(text: $0) }, isClean: isClean)
  }

  @Test(
    "a damaged symbol becomes the symbol and keeps what was read",
    arguments: [
      ("QD-UBND", "QĐ-UBND"), ("(QD-UBND)", "(QĐ-UBND)"), ("30/2020/ND-CP,", "30/2020/NĐ-CP,"),
    ])
  func symbols(token: String, expected: String) throws {
    let word = try #require(Self.repair(["Quyết định số \(token) của"]).first?.words[3])
    #expect(word.form == expected)
    #expect(word.original == token)
    #expect(word.probability == 0.95)
    #expect(word.alternatives.isEmpty && !word.flags.contains(.doubtful))
  }

  @Test(
    "sound symbols, words and long tokens stay",
    arguments: [
      "QĐ-UBND", "30/2020/NĐ-CP", "của", "và/hoặc", "UBND", "15/7/2021", "-",
      String(repeating: "QD-", count: 40),
    ])
  func sound(token: String) {
    let line = Line(text: token)
    #expect(GrammarRepair.repair([line], isClean: false) == [line])
  }

  @Test("what was read counts, not what the words around made of it")
  func original() throws {
    var line = Line(text: "số QH-UBND")
    line.words[1].original = "QD-UBND"
    line.words[1].flags.insert(.doubtful)
    let word = try #require(GrammarRepair.repair([line], isClean: false).first?.words[1])
    #expect(word.form == "QĐ-UBND")
    #expect(word.original == "QD-UBND")
    #expect(!word.flags.contains(.doubtful))
  }

  @Test("noise is left alone")
  func noise() {
    var line = Line(text: "QD-UBND")
    line.words[0].flags.insert(.noise)
    #expect(GrammarRepair.repair([line], isClean: false) == [line])
  }

  @Test("nobody need look at a label that was mended, however doubtful it was read")
  func doubtfulLabel() throws {
    var lines = ["I. MỤC ĐÍCH", "1. Mục đích", "IL. NHIỆM VỤ", "III. TỔ CHỨC"].map {
      Line(text: $0)
    }
    lines[2].words[0].probability = 0.3
    lines[2].words[0].flags.insert(.doubtful)
    let word = try #require(GrammarRepair.repair(lines, isClean: false)[2].words.first)
    #expect(word.form == "II.")
    #expect(word.probability == 0.95 && word.flags == [.repaired])
  }

  @Test("labels are mended by their sequence and keep what was read")
  func labels() throws {
    let lines = [
      "I. MỤC ĐÍCH, YÊU CẦU", "1. Mục đích", "2. Yêu cầu", "IL. NHIỆM VỤ", "1. Tuyên truyền",
      "l. Tập huấn", "3. Kiểm tra", "III. TỔ CHỨC THỰC HIỆN",
    ]
    let repaired = Self.repair(lines)
    let part = try #require(repaired[3].words.first)
    #expect(part.form == "II.")
    #expect(part.original == "IL.")
    #expect(part.flags.contains(.repaired))
    #expect(part.alternatives.map(\.form) == ["IL."])
    for index in [0, 1, 2, 4, 6, 7] { #expect(repaired[index] == Line(text: lines[index])) }
    #expect(repaired.count == lines.count)
  }

  @Test("in clean text a label out of sequence is the author's own")
  func cleanLabels() {
    let lines = ["I. MỤC ĐÍCH", "IL. NHIỆM VỤ", "III. TỔ CHỨC"]
    #expect(Self.repair(lines, isClean: true) == lines.map { Line(text: $0) })
  }

  @Test("sound labels stay, in any text")
  func soundLabels() {
    let lines = [
      "1. Mục đích", "a) Một", "b) Hai", "- Ba", "2. Yêu cầu", "2.1. Bốn", "", "2.2. Năm",
    ]
    #expect(Self.repair(lines) == lines.map { Line(text: $0) })
    #expect(Self.repair([]) == [])
  }
}
