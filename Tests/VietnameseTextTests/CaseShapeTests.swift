import Testing

@testable import VietnameseText

@Suite("Case shapes")
struct CaseShapeTests {
  @Test(
    "the shape of a token",
    arguments: [
      ("của", CaseShape.lower), ("Của", .title), ("CỦA", .upper), ("TTg", .mixed),
      ("iPhone", .mixed),
      ("Đ", .title), ("123", .lower), ("", .lower), ("QĐ-UBND", .upper), ("30/NĐ", .upper),
      ("(Của", .title), ("đỀ", .mixed), ("1A", .title),
    ])
  func shape(token: String, expected: CaseShape) {
    #expect(CaseShape(token) == expected)
  }

  @Test(
    "a shape is put on a token",
    arguments: [
      (CaseShape.lower, "ủy"), (.title, "Ủy"), (.upper, "ỦY"), (.mixed, "ủY"),
    ])
  func apply(shape: CaseShape, expected: String) {
    #expect(shape.apply(to: "ủY") == expected)
    #expect(shape.apply(to: "") == "")
  }

  @Test("a token in a shape has that shape")
  func roundTrip() {
    for word in ["đường", "nghiêng", "ủy", "xã"] {
      for shape in [CaseShape.lower, .title, .upper] {
        #expect(CaseShape(shape.apply(to: word)) == shape)
      }
    }
  }
}
