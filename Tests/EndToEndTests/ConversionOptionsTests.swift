import Foundation
import TestSupport
import Testing

/// What the README says of the options of `dau convert`, and of what is done again.
@Suite(.enabled(if: Program.hasModel, "there is no model in Dictionaries/ or DAU_MODEL"))
struct ConversionOptionsTests {
  private let folder: TemporaryFolder
  private var input: String { folder.path + "/in" }
  private var output: String { folder.path + "/out" }

  init() throws { folder = try TemporaryFolder() }

  private struct Event: Decodable {
    var event: String
    var path: String?
    var duplicateOf: String?
  }

  /// Converts all of the input and tells which event each path was last seen in.
  private func convert(_ options: String...) async throws -> (code: Int, events: [String: Event]) {
    let outcome = try await Program.run(
      arguments: ["convert", input, "-o", output, "--log-format", "json"] + options)
    var events: [String: Event] = [:]
    for line in outcome.messages {
      let event = try JSONDecoder().decode(Event.self, from: Data(line.utf8))
      guard let path = event.path, event.event != "page" else { continue }
      // What failed in an earlier run is told as a failure, too.
      let name = path.replacing(input + "/", with: "")
      if events[name]?.event != "stillFailed" { events[name] = event }
    }
    return (outcome.code, events)
  }

  @Test func optionsChooseFiles() async throws {
    try folder.write("KẾ HOẠCH một\n", to: "in/a.txt")
    try folder.write("KẾ HOẠCH hai\n", to: "in/2023/b.txt")
    try folder.write("KẾ HOẠCH ba\n", to: "in/old.txt")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_577_836_800)],
      ofItemAtPath: input + "/old.txt")
    let (code, events) = try await convert(
      "--include", "*.txt", "--exclude", "2023/*", "--since", "2021-01-01")
    #expect(code == 0)
    #expect(events.mapValues(\.event) == ["a.txt": "finished", "old.txt": "passed"])
  }

  @Test func whatHasChangedIsConvertedAnewAndWhatHasMovedIsNot() async throws {
    try folder.write("KẾ HOẠCH một\n", to: "in/a.txt")
    try folder.write("KẾ HOẠCH hai\n", to: "in/b.txt")
    try folder.write("KẾ HOẠCH ba\n", to: "in/c.txt")
    #expect(try await convert().code == 0)
    try FileManager.default.moveItem(atPath: input + "/a.txt", toPath: input + "/moved.txt")
    try folder.write("KẾ HOẠCH hai, sửa đổi\n", to: "in/b.txt")
    let (code, events) = try await convert()
    #expect(code == 0)
    #expect(
      events.mapValues(\.event) == ["moved.txt": "kept", "b.txt": "finished", "c.txt": "kept"])
    #expect(events["moved.txt"]?.duplicateOf == input + "/a.txt")
    #expect(folder.text("out/moved.txt") == "KẾ HOẠCH một\n")
    #expect(folder.text("out/b.txt") == "KẾ HOẠCH hai, sửa đổi\n")
    // Other options make other documents, and --force makes all of them again.
    #expect(try await convert("--formats", "json").events["c.txt"]?.event == "finished")
    let forced = try await convert("--formats", "json", "--force").events
    #expect(
      forced.mapValues(\.event) == [
        "moved.txt": "finished", "b.txt": "finished", "c.txt": "finished",
      ])
  }

  @Test func aWatchThatLooksOnceEndsWhenAllIsConverted() async throws {
    try folder.write("KẾ HOẠCH một\n", to: "in/a.txt")
    try folder.write("KẾ HOẠCH hai\n", to: "in/2023/b.txt")
    let outcome = try await Program.run(
      "watch", input, "-o", output, "--once", "--interval", "0.1", "--quiet-time", "0", "--quiet")
    #expect(outcome.code == 0, "\(outcome.error)")
    #expect(folder.text("out/a.txt") == "KẾ HOẠCH một\n")
    #expect(folder.text("out/2023/b.txt") == "KẾ HOẠCH hai\n")
  }

  @Test func pageImagesAreNotReadWhereNobodyWantsIt() async throws {
    let scan = Program.checkout + "/Corpus/phong-chong-thien-tai-xa/scan.pdf"
    guard FileManager.default.fileExists(atPath: scan) else {
      try Test.cancel("the sample \(scan) is absent")
    }
    let outcome = try await Program.run(
      "convert", scan, "-o", output, "--ocr", "never", "--pages", "1", "--quiet")
    #expect(outcome.code == 0, "\(outcome.error)")
    #expect(folder.text("out/scan.json")?.contains(#""pageSources":["blank"]"#) == true)
    #expect(folder.text("out/scan.txt") == "")
  }

  @Test func onlyWhatFailedIsTriedAgain() async throws {
    try folder.write("KẾ HOẠCH một\n", to: "in/a.txt")
    try folder.write("%PDF-1.4\nbroken", to: "in/b.pdf")
    #expect(try await convert().code == 2)
    try folder.write("KẾ HOẠCH mới\n", to: "in/new.txt")
    let (code, events) = try await convert("--only-failed")
    #expect(code == 3)
    #expect(
      events.mapValues(\.event) == ["a.txt": "passed", "b.pdf": "failed", "new.txt": "passed"])
    // Without the option the failure is remembered and told.
    let again = try await convert()
    #expect(again.code == 2)
    #expect(
      again.events.mapValues(\.event)
        == ["a.txt": "kept", "b.pdf": "stillFailed", "new.txt": "finished"])
  }

  @Test func aDocumentThatWantsMoreMemoryThanItMayHaveIsSetAside() async throws {
    try folder.write("KẾ HOẠCH\n", to: "in/a.txt")
    let line = "Ủy ban nhân dân tỉnh ban hành Kế hoạch thực hiện Nghị quyết số "
    let text = (0..<30_000).map { "\(line)\($0)\n" }.joined()
    try folder.write(text, to: "in/b.txt")
    let outcome = try await Program.run(
      "convert", input, "-o", output, "--memory-limit", "64", "--plain")
    #expect(outcome.code == 2)
    #expect(
      outcome.error.contains("b.txt: needed more than 64 MB of memory; set aside after 2 attempts"))
    #expect(folder.text("out/a.txt") == "KẾ HOẠCH\n")
  }
}
