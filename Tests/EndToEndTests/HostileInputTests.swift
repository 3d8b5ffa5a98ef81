import Foundation
import TestSupport
import Testing

/// Files made to break their reader: one line each, the rest converted, no crash and no hang.
@Suite(.enabled(if: Program.hasModel, "there is no model in Dictionaries/ or DAU_MODEL"))
struct HostileInputTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("KẾ HOẠCH\n", to: "in/good.txt")
  }

  /// Converts all of `in`; each file must be converted or be told of in one line.
  private func convert(_ arguments: String...) async throws -> (error: String, failures: String) {
    let outcome = try await Program.run(
      arguments: [
        "convert", folder.path + "/in", "-o", folder.path + "/out", "--quiet",
        "--page-timeout", "20",
      ] + arguments)
    #expect([0, 2].contains(outcome.code), "\(outcome.code): \(outcome.error)")
    #expect(folder.text("out/good.txt") == "KẾ HOẠCH\n")
    let failures = try #require(folder.text("out/failures.json"))
    let index = try #require(folder.text("out/index.json"))
    for name in folder.contents where name.hasPrefix("in/") {
      let path = "\(folder.path)/\(name)\""
      #expect(index.contains(path) || failures.contains(path), "\(name) is told of nowhere")
    }
    return (outcome.error, failures)
  }

  @Test func documentsThatLie() async throws {
    try folder.write(HostilePDF.withoutPages, to: "in/no-pages.pdf")
    try folder.write(HostilePDF.cyclicPages, to: "in/cycle.pdf")
    try folder.write(HostilePDF.nested(depth: 100_000), to: "in/nested.pdf")
    try folder.write(HostilePDF.hugePage, to: "in/huge-page.pdf")
    try folder.write(HostilePDF.hugeImage, to: "in/huge-image.pdf")
    try folder.write(HostilePDF.formsThatDrawThemselves, to: "in/forms.pdf")
    try folder.write(HostilePDF.scripted, to: "in/scripted.pdf")
    try folder.write(HostilePDF.bomb, to: "in/bomb.pdf")
    try folder.write(Array("%PDF-1.7\n".utf8), to: "in/header.pdf")
    try folder.write(HostilePDF.scripted, to: "in/pdf-named.png")
    let outcome = try await convert()
    #expect(outcome.failures.contains("no-pages.pdf"))
    #expect(outcome.failures.contains("header.pdf"))
    #expect(outcome.failures.contains("huge-page.pdf"))
    // What is only strange is read.
    #expect(folder.text("out/scripted.txt")?.contains(/K[eế] ho[aạ]ch/) == true)
    #expect(folder.text("out/pdf-named.txt")?.contains(/K[eế] ho[aạ]ch/) == true)
  }

  @Test func imagesThatLie() async throws {
    // A header that promises 40,000 × 40,000 pixels.
    let png: [UInt8] =
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]
      + [0, 0, 0x9C, 0x40, 0, 0, 0x9C, 0x40, 8, 2, 0, 0, 0, 0, 0, 0, 0]
    try folder.write(png + [UInt8](repeating: 0, count: 64), to: "in/huge.png")
    // A TIFF whose directory follows itself.
    let tiff: [UInt8] =
      [0x49, 0x49, 0x2A, 0, 8, 0, 0, 0, 1, 0] + [0, 1, 3, 0, 1, 0, 0, 0, 16, 0, 0, 0]
      + [8, 0, 0, 0]
    try folder.write(tiff, to: "in/cycle.tif")
    try folder.write(
      [0xFF, 0xD8, 0xFF, 0xE0] + [UInt8](repeating: 0xFF, count: 5000), to: "in/a.jpg")
    let outcome = try await convert()
    #expect(outcome.failures.contains("40000 × 40000"))
    #expect(outcome.failures.contains("cycle.tif"))
    #expect(outcome.failures.contains("a.jpg"))
  }

  @Test func tenThousandPages() async throws {
    try folder.write(HostilePDF.manyPages(10_000), to: "in/many.pdf")
    _ = try await convert("--pages", "1-20,9990-10000", "--formats", "txt")
    #expect(folder.text("out/many.txt")?.split(separator: "\u{0C}").count == 31)
  }

  /// Sound files with bytes flipped, cut out and repeated at places that the seed decides.
  @Test(arguments: Seeds.first(1)) func mutations(seed: UInt64) async throws {
    var generator = SeededGenerator(seed: seed)
    var seeds: [(name: String, bytes: [UInt8])] = [
      ("text.pdf", Array(HostilePDF.scripted.utf8)),
      ("pages.pdf", Array(HostilePDF.manyPages(3).utf8)),
    ]
    // A page of the corpus, small enough to be read in no time.
    let scan = Program.checkout + "/Corpus/phong-chong-thien-tai-xa/scan.pdf"
    for (option, ending) in [("-png", "png"), ("-jpeg", "jpg"), ("-tiff", "tif")]
    where await Program.tool(
      "pdftoppm", "-r", "20", "-f", "1", "-l", "1", "-singlefile", option, scan,
      folder.path + "/seed")
    {
      seeds.append(("page.\(ending)", try folder.bytes("seed.\(ending)")))
    }
    for (name, bytes) in seeds {
      for number in 0..<12 {
        let mutated = Mutation.mutate(bytes, &generator)
        try folder.write(mutated, to: "in/\(number)-\(name)")
      }
    }
    let outcome = try await convert()
    #expect(!outcome.error.contains("crashed"), "seed \(seed): \(outcome.error)")
  }
}
