import Testing

@_spi(Benchmarks) @testable import Restoration

@Suite("Reading single tokens")
struct TokenReaderTests {
  @Test("garbled tokens are read as words of the model, with their punctuation")
  func garbled() {
    let reader = TokenReader(model: SmallModel.model)
    let tokens = SmallModel.garbled(SmallModel.unseen.joined(separator: " "))
      .split(separator: " ").map(String.init)
    reader.adapt(to: tokens)
    for (token, expected) in [
      ("tinh", "tỉnh"), ("(tinh),", "(tỉnh),"), ("kinh", "kinh"), ("2024", "2024"), ("-", "-"),
    ] {
      #expect(reader.reading(of: token) == expected)
      #expect(reader.reading(of: token) == expected, "the second time")
    }
  }
}
