import Testing
import VietnameseText

@testable import LanguageModel

@Suite("Token classes")
struct TokenClassTests {
  private static func kind(_ core: String) -> TokenClass? {
    SymbolCode.encode(core).withUnsafeBufferPointer { TokenClass(core: $0) }
  }

  @Test(
    "tokens are classed by their characters",
    arguments: [
      ("12", TokenClass.number), ("1.250.000", .number), ("95%", .number), ("2021-2025", .number),
      ("15/7/2021", .date), ("6/2024", .date), ("15-7-2021", .date),
      ("30/2020/NĐ-CP", .symbol), ("QĐ-UBND", .symbol), ("139/KH-STTTT", .symbol),
      ("và/hoặc", .unknown), ("a1b", .unknown), ("@", .unknown), ("e.g", .unknown),
    ])
  func classes(core: String, expected: TokenClass) {
    #expect(Self.kind(core) == expected)
  }

  @Test("letters alone are left to the vocabulary", arguments: ["của", "UBND", "Đ", "iPhone"])
  func words(core: String) {
    #expect(Self.kind(core) == nil)
  }

  @Test("the classes are the first identifiers")
  func identifiers() {
    #expect(TokenClass.allCases.map(\.rawValue) == Array(0..<TokenClass.count))
  }
}
