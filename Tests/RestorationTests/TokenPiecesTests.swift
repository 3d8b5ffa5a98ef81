import Testing

@testable import Restoration

@Suite("The words in one token")
struct TokenPiecesTests {
  private static func pieces(_ core: String) -> [String] {
    TokenPieces(core[...]).pieces.flatMap { [String($0.core), String($0.gap)] }
      .filter { !$0.isEmpty }
  }

  @Test(
    "tokens are cut between words",
    arguments: [
      ("và/hoặc", ["và", "/", "hoặc"]), ("d6i-véi", ["d6i", "-", "véi"]),
      ("tiép.theo", ["tiép", ".", "theo"]), ("c).Cap", ["c", ").", "Cap"]), ("của", ["của"]),
      ("Kh6ng-qudn", ["Kh6ng", "-", "qudn"]), ("127/Ngay", ["127", "/", "Ngay"]),
      ("dat7,5%", ["dat7,5%"]),
    ])
  func cut(core: String, expected: [String]) { #expect(Self.pieces(core) == expected) }

  @Test(
    "numbers, symbols and addresses stay whole",
    arguments: [
      "1.250.000", "15/7/2021", "QP-TTg", "30a/2008/NQ-CP", "30/2020/NĐ-CP", "QĐ-UBND",
      "www.tinh.gov.vn", "a.b@tinh.gov.vn",
      "https://chinhphu.vn/x-y",
    ])
  func whole(core: String) { #expect(Self.pieces(core) == [core]) }

  @Test("no character is lost, whatever the token")
  func random() {
    for core in ["-", "a-", "-a", "--", "a--b", "a.-,b", "a/b/c-d.e", "…-…"] {
      #expect(Self.pieces(core).joined() == core)
    }
  }

  @Test("a mark that OCR made of a space becomes one, a mark of the page stays")
  func spaces() {
    #expect(TokenPieces.spaced("-", before: .small, isLabel: false) == " ")
    #expect(TokenPieces.spaced(".", before: .small, isLabel: false) == " ")
    #expect(TokenPieces.spaced(",", before: .small, isLabel: false) == ", ")
    #expect(TokenPieces.spaced(".", before: .capital, isLabel: true) == ". ")
    #expect(TokenPieces.spaced(".", before: .capital, isLabel: false) == nil)
    #expect(TokenPieces.spaced("/", before: .small, isLabel: false) == nil)
  }
}
