import Foundation
import TestSupport
import Testing

/// What `dau structure` and `dau citations` make of odd encodings and of hostile files: the text, or
/// one clear line that names the file, and never half an output.
@Suite struct StructureInputTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let plan = """
    UBND TỈNH AN LÂM
    Số: 5/KH-UBND
    KẾ HOẠCH
    Đào tạo cán bộ
    I. MỤC ĐÍCH
    1. Thực hiện Nghị định số 30/2020/NĐ-CP.

    """

  private struct Found: Decodable {
    struct Header: Decodable { var symbol: String? }
    struct Citation: Decodable { var symbol: String? }
    struct Section: Decodable { var label: String }
    var text: String
    var header: Header
    var citations: [Citation]
    var sections: [Section]
  }

  private func write(_ bytes: some Sequence<UInt8>, to name: String) throws -> String {
    let path = folder.path + "/" + name
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return path
  }

  /// Runs `dau structure` on a file that can be read.
  private func structure(_ path: String, notices: Int = 0) async throws -> Found {
    let outcome = try await Program.run("structure", path)
    #expect(outcome.code == 0, "\(outcome.error)")
    #expect(outcome.messages.count == notices, "\(outcome.error)")
    return try JSONDecoder().decode(Found.self, from: Data(outcome.output))
  }

  /// Runs `dau structure` on a file that cannot.
  private func refused(_ path: String) async throws -> String {
    let outcome = try await Program.run("structure", path)
    #expect(outcome.code == 3)
    #expect(outcome.output.isEmpty)
    #expect(outcome.messages.count == 1, "\(outcome.error)")
    #expect(outcome.error.hasPrefix("dau: \(path): "), "\(outcome.error)")
    return outcome.error
  }

  private func expectPlan(_ found: Found, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(found.header.symbol == "5/KH-UBND", sourceLocation: sourceLocation)
    #expect(found.sections.map(\.label) == ["I", "1"], sourceLocation: sourceLocation)
    #expect(
      found.citations.map(\.symbol) == ["30/2020/NĐ-CP"], sourceLocation: sourceLocation)
  }

  @Test func byteOrderMarksAndLineEnds() async throws {
    let plan = Self.plan
    expectPlan(try await structure(write([0xEF, 0xBB, 0xBF] + plan.utf8, to: "bom.txt")))
    let windows = plan.replacingOccurrences(of: "\n", with: "\r\n")
    expectPlan(try await structure(write(windows.utf8, to: "crlf.txt")))
    let old = plan.replacingOccurrences(of: "\n", with: "\r")
    expectPlan(try await structure(write(old.utf8, to: "cr.txt")))
    let little = plan.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    expectPlan(try await structure(write([0xFF, 0xFE] + little, to: "little.txt")))
    let big = plan.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    expectPlan(try await structure(write([0xFE, 0xFF] + big, to: "big.txt")))
    expectPlan(
      try await structure(write(plan.decomposedStringWithCanonicalMapping.utf8, to: "nfd.txt")))
  }

  @Test func bytesThatAreNoUnicodeAreReplacedAndSaid() async throws {
    let path = try write(Array(Self.plan.utf8) + [0xFF, 0xC3, 0x28, 0x0A], to: "broken.txt")
    let found = try await structure(path, notices: 1)
    #expect(found.text.contains("\u{FFFD}"))
    #expect(found.header.symbol == "5/KH-UBND")
    let outcome = try await Program.run("structure", path)
    #expect(outcome.error.contains("save the file as UTF-8"))
  }

  /// The words of a plan in TCVN3 and in VNI, as Unicode letters and as bytes.
  @Test(arguments: [
    (
      "I. Môc ®Ých\n1. Thùc hiÖn NghÞ quyÕt cña ChÝnh phñ vÒ c«ng t¸c v¨n th trong c¸c c¬ quan nhµ n­íc t¹i ®Þa ph¬ng.\n",
      "TCVN3"
    ),
    (
      "I. Muïc ñích\n1. Thöïc hieän Nghò quyeát cuûa Chính phuû veà coâng taùc vaên thö trong caùc cô quan haønh chính nhaø nöôùc taïi ñòa phöông.\n",
      "VNI"
    ),
  ])
  func legacyEncodingsAreDecoded(text: String, name: String) async throws {
    for path in [
      try write(text.utf8, to: "unicode.txt"),
      try write(try #require(text.data(using: .isoLatin1)), to: "bytes.txt"),
    ] {
      let outcome = try await Program.run("structure", path)
      #expect(outcome.code == 0)
      #expect(outcome.error.contains("legacy encoding \(name)"), "\(outcome.error)")
      #expect(outcome.text.contains("Thực hiện Nghị quyết của Chính phủ"), "\(outcome.text)")
    }
  }

  @Test func filesThatHoldNoText() async throws {
    #expect(try await refused(write([], to: "empty.txt")).contains("empty"))
    #expect(
      try await refused(write(Array("1. Một\0hai\n".utf8), to: "nul.txt")).contains(
        "unknown format"))
    #expect(try await refused(write([0x1F, 0x8B, 8, 0, 0], to: "packed.txt")).contains("gzip"))
    #expect(
      try await refused(write(Array("%PDF-1.4\nx".utf8), to: "pdf.txt")).contains(
        "is a PDF, and only text is read here; make text of it with dau convert"))
    #expect(try await refused(folder.path).contains("folder"))
    #expect(try await refused(folder.path + "/nowhere.txt").contains("no such file"))
    let pipe = folder.path + "/pipe.txt"
    #expect(mkfifo(pipe, 0o600) == 0)
    #expect(try await refused(pipe).contains("not a regular file"))
    let loop = folder.path + "/loop.txt"
    try FileManager.default.createSymbolicLink(atPath: loop, withDestinationPath: loop)
    #expect(try await refused(loop).contains("symbolic links"))
  }

  @Test(.disabled(if: Program.isRoot, "root may read every file"))
  func aFileWithoutPermission() async throws {
    let path = try folder.write("1. Một.\n", to: "closed.txt")
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
    #expect(try await refused(path).contains("ermission"))
  }

  /// A megabyte on one line, and a word as long: no pattern backtracks without bound.
  @Test func linesWithoutEnd() async throws {
    let sentence =
      "thực hiện Nghị định số 30/2020/NĐ-CP; " + String(repeating: "quản lý công tác ", count: 40)
    let line = String(repeating: sentence, count: 1200)
    #expect(line.utf8.count > 1_000_000)
    #expect(try await structure(write(line.utf8, to: "line.txt")).citations.count == 1200)
    let words = [
      String(repeating: "a", count: 300_000), String(repeating: "1.", count: 50_000),
      String(repeating: "(", count: 50_000), String(repeating: "- ", count: 10_000),
      String(repeating: "Sở Nội vụ, ", count: 3000), String(repeating: "điểm a, ", count: 3000),
      String(repeating: "I. ", count: 10_000), String(repeating: "Căn cứ ", count: 3000),
    ].map { $0.trimmingCharacters(in: .whitespaces) }
    let text = words.joined(separator: "\n")
    #expect(try await structure(write((text + "\n").utf8, to: "words.txt")).text == text)
  }

  /// One bad file costs itself only, and leaves no output.
  @Test func aFolderWithBadFiles() async throws {
    _ = try folder.write(Self.plan, to: "in/good.txt")
    _ = try folder.write("", to: "in/empty.txt")
    _ = try folder.write("1. \0", to: "in/nul.txt")
    let outcome = try await Program.run(
      "structure", folder.path + "/in", "-o", folder.path + "/out")
    #expect(outcome.code == 2)
    #expect(outcome.messages.count == 2, "\(outcome.error)")
    #expect(folder.contents.filter { $0.hasPrefix("out/") } == ["out/good.json"])
  }

  @Test func citationsOfFilesThatAreNoDocuments() async throws {
    let good = try folder.write(Self.plan, to: "good.txt")
    #expect(try await Program.run("structure", good, "-o", folder.path + "/json").code == 0)
    let json = Array(try Data(contentsOf: URL(fileURLWithPath: folder.path + "/json/good.json")))
    _ = try write([0xEF, 0xBB, 0xBF] + json, to: "json/mark.json")
    let bad: [(String, [UInt8])] = [
      ("empty", []), ("nul", [0, 0, 0]), ("half", Array(json.prefix(json.count / 2))),
      ("invalid", json.prefix(40) + [0xFF] + json.dropFirst(40)),
      ("deep", Array(repeating: 0x5B, count: 200_000)), ("list", Array("[1]".utf8)),
      ("other", Array(#"{"schema": "dau.index/1", "documents": []}"#.utf8)),
      ("png", [0x89, 0x50, 0x4E, 0x47]),
    ]
    for (name, bytes) in bad { _ = try write(bytes, to: "json/\(name).json") }
    let outcome = try await Program.run("citations", folder.path + "/json")
    #expect(outcome.code == 2)
    #expect(outcome.messages.count == bad.count, "\(outcome.error)")
    for (name, _) in bad {
      #expect(outcome.error.contains("dau: \(folder.path)/json/\(name).json: "))
    }
    #expect(outcome.text.contains("30-2020-nd-cp"))
  }
}
