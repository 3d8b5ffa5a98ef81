import Foundation
import Subprocess
import TestSupport
import Testing

/// What the conversion of archives promises, in small; `Scripts/check-archive` has the large runs.
@Suite(.enabled(if: Program.hasModel, "there is no model in Dictionaries/ or DAU_MODEL"))
struct ArchiveTests {
  private let folder: TemporaryFolder
  private var input: String { folder.path + "/in" }
  private var output: String { folder.path + "/out" }

  init() throws { folder = try TemporaryFolder() }

  @Test(
    .enabled(if: Program.canRun("python3"), "python3 is not installed"),
    arguments: [
      ["kills", "--documents", "40", "--kills", "4", "--sections", "12"],
      ["disk", "--documents", "40"], ["hostile", "--good", "20", "--hostile", "13"],
      ["postgresql", "--documents", "20"],
    ])
  func promisesAreKept(check: [String]) async throws {
    let result = try await Subprocess.run(
      .path(.init(Program.checkout + "/Scripts/check-archive")),
      arguments: .init(["--dau", Program.path, "--scratch", folder.path] + check),
      output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
    #expect(
      result.terminationStatus == .exited(0), "\(result.standardOutput)\(result.standardError)")
    if result.standardOutput.hasPrefix("skipped: ") {
      try Test.cancel("\(result.standardOutput)")
    }
  }

  @Test func aWorkerThatCrashesIsReplaced() async throws {
    for index in 0..<40 {
      try folder.write("KẾ HOẠCH số \(index)\nI. MỤC ĐÍCH\n1. Làm tốt.\n", to: "in/\(index).txt")
    }
    let program = Program.path
    let (input, output) = (input, output)
    let result = try await Subprocess.run(
      .path(.init(program)), arguments: ["convert", input, "-o", output, "--jobs", "1", "--quiet"],
      input: .none, output: .discarded, error: .string(limit: 1 << 20)
    ) { execution in
      var killed = 0
      while killed < 3 {
        guard let worker = Program.children(of: execution.processIdentifier.value).first else {
          guard Program.isRunning(execution.processIdentifier.value) else { break }
          try await Task.sleep(for: .milliseconds(5))
          continue
        }
        try await Task.sleep(for: .milliseconds(60))
        if kill(worker, SIGSEGV) == 0 { killed += 1 }
      }
    }
    // One that is killed before it is ready ends the run; that is no document's fault.
    if result.terminationStatus == .exited(0) {
      #expect(folder.contents.filter { $0.hasSuffix(".json") }.count == 42)
    } else {
      #expect(result.standardError.contains("could not be started"))
    }
    #expect(try await Program.run("convert", input, "-o", output, "--quiet").code == 0)
    #expect(folder.contents.filter { $0.hasSuffix(".json") }.count == 42)
  }

  @Test func aDocumentThatGivesNoSignOfLifeIsSetAside() async throws {
    let scan = Program.checkout + "/Corpus/an-toan-thuc-pham-huyen/scan.pdf"
    guard FileManager.default.fileExists(atPath: scan) else {
      try Test.cancel("the sample \(scan) is absent")
    }
    try folder.write("KẾ HOẠCH\n", to: "in/a.txt")
    let result = try await Subprocess.run(
      .path(.init(Program.path)),
      arguments: [
        "convert", input, scan, "-o", output, "--document-timeout", "4", "--jobs", "1",
      ], input: .none, output: .discarded, error: .string(limit: 1 << 20)
    ) { execution in
      let program = execution.processIdentifier.value
      // A worker is stopped while it has its pages read, so that it says nothing any more.
      var stopped: Set<pid_t> = []
      while stopped.count < 2, Program.isRunning(program) {
        for worker in Program.children(of: program) where !stopped.contains(worker) {
          guard !Program.children(of: worker).isEmpty else { continue }
          kill(worker, SIGSTOP)
          stopped.insert(worker)
        }
        try await Task.sleep(for: .milliseconds(10))
      }
    }
    #expect(result.terminationStatus == .exited(2))
    let messages = result.standardError
    #expect(messages.contains("trying once more"))
    #expect(
      messages.contains("gave no sign of life for 4 s; set aside after 2 attempts"), "\(messages)")
    #expect(folder.text("out/a.txt") != nil && folder.text("out/scan.txt") == nil)
  }

  @Test func whatArrivesIsConvertedAndARestartGoesOn() async throws {
    try folder.write("KẾ HOẠCH một\n", to: "in/a.txt")
    let folder = folder
    let (input, output) = (input, output)
    for round in 1...2 {
      let result = try await Subprocess.run(
        .path(.init(Program.path)),
        arguments: [
          "watch", input, "-o", output, "--interval", "0.2", "--quiet-time", "3", "--plain",
        ], input: .none, output: .discarded, error: .string(limit: 1 << 20)
      ) { execution in
        // A file that grows is left until it is whole. It grows on a thread of its own, which does not
        // pause longer than it is told to while other tests compute.
        try await withCheckedThrowingContinuation { continuation in
          DispatchQueue.global(qos: .userInitiated).async {
            continuation.resume(
              with: Result {
                for part in 1...5 {
                  let text = String(repeating: "KẾ HOẠCH\n", count: part)
                  try folder.write(text, to: "in/\(round).txt")
                  usleep(200_000)
                }
              })
          }
        }
        for _ in 0..<1200 where folder.text("out/\(round).md") == nil {
          try await Task.sleep(for: .milliseconds(50))
        }
        try execution.send(signal: .interrupt)
      }
      #expect(result.terminationStatus == .exited(0), "\(result.standardError)")
      #expect(folder.text("out/\(round).txt") == String(repeating: "KẾ HOẠCH\n", count: 5))
      #expect(folder.text("out/a.txt") != nil)
      let lines = result.standardError.split(separator: "\n")
      for line in lines {
        guard let count = line.firstMatch(of: /^\[(\d+)\/(\d+)\]/) else { continue }
        #expect(try #require(Int(count.1)) <= #require(Int(count.2)), "\(line)")
      }
      #expect(lines.count { $0.contains("/\(round).txt: ") } == 1, "once, not while it grew")
      #expect(lines.contains { $0.contains("/a.txt: ") } == (round == 1))
    }
    #expect(
      folder.contents.filter { $0.hasPrefix("in/") }.sorted() == [
        "in/1.txt", "in/2.txt", "in/a.txt",
      ])
  }

  @Test func theCatalogueAnswers() async throws {
    let corpus = Program.checkout + "/Corpus"
    for plan in ["chuyen-doi-so-tinh", "so-hoa-luu-tru-so"] {
      guard let text = FileManager.default.contents(atPath: "\(corpus)/\(plan)/text.txt") else {
        try Test.cancel("the samples in \(corpus) are absent")
      }
      try folder.write(text, to: "in/\(plan).txt")
    }
    #expect(try await Program.run("convert", input, "-o", output, "--quiet").code == 0)
    let environment: [Environment.Key: String?] = ["DAU_CATALOGUE": output]

    let found = try await Program.run("find", "luu tru", environment: environment)
    #expect(found.code == 0)
    #expect(found.text.contains("57/KH-SNV") && found.error.contains("document"))
    func rows(_ arguments: String...) async throws -> Int {
      let run = try await Program.run(
        arguments: ["find", "sở", "--format", "csv"] + arguments, environment: environment)
      return run.text.split(separator: "\n").count - 1
    }
    #expect(try await rows() == 2)
    #expect(try await rows("--limit", "1") == 1)
    let json = try await Program.run(
      "find", "lưu trữ", "--format", "json", "-c", output + "/catalogue.sqlite")
    #expect(json.text.contains(#""symbol":"57/KH-SNV""#))
    #expect(try await Program.run("find", "khôngcó", environment: environment).text.isEmpty)

    let cites = try await Program.run(
      "cites", "30/2020/nd-cp", "--format", "csv", environment: environment)
    let lines = cites.text.split(separator: "\n")
    #expect(lines.first == "document,symbol,date,role,line,mention,in archive")
    #expect(lines.contains { $0.contains("57/KH-SNV,2025-04-08,basis") })

    let duties = try await Program.run("duties", "cong an tinh", environment: environment)
    #expect(duties.text.contains("Công an tỉnh"))
    #expect(try await Program.run("duties", "a", "--before", "x").code == 64)

    let rows = try await Program.run("rows", "-o", folder.path + "/rows", "-c", output)
    #expect(rows.messages.count == 6)
    let documents = try #require(folder.text("rows/documents.ndjson"))
    #expect(documents.split(separator: "\n").count == 2)
    let missing = try await Program.run("find", "x", "-c", folder.path)
    #expect(missing.code == 3 && missing.messages.count == 1)
  }

  @Test func aDryRunDoesNothing() async throws {
    try folder.write("KẾ HOẠCH\n", to: "in/a.txt")
    let outcome = try await Program.run("convert", input, "-o", output, "--dry-run")
    #expect(outcome.code == 0)
    #expect(outcome.text.contains("would convert 1 document"))
    #expect(outcome.text.contains("would take about"))
    #expect(folder.contents == ["in", "in/a.txt"])
  }

  @Test func progressIsToldAsJSON() async throws {
    try folder.write("KẾ HOẠCH\n", to: "in/a.txt")
    let outcome = try await Program.run("convert", input, "-o", output, "--log-format", "json")
    struct Line: Decodable { var event: String }
    let events = try outcome.messages.map {
      try JSONDecoder().decode(Line.self, from: Data($0.utf8)).event
    }
    #expect(events == ["planned", "started", "page", "finished", "ended"])
  }

  @Test func namesThatAreNoTextAreConverted() async throws {
    try folder.write("", to: "in/.keep")
    // "kế hoạch" in TCVN3.
    let name: [CChar] = [0x6B, -43, 0x20, 0x68, 0x6F, -71, 0x63, 0x68].map { CChar($0) }
    var path = Array(input.utf8CString.dropLast()) + [0x2F] + name
    path += Array(".txt".utf8CString)
    let file = try #require(fopen(path, "w"))
    fputs("KẾ HOẠCH\n", file)
    fclose(file)
    #expect(try await Program.run("convert", input, "-o", output, "--quiet").code == 0)
    #expect(folder.text("out/k%D5 ho%B9ch.txt") == "KẾ HOẠCH\n")
    #expect(folder.text("out/k%D5 ho%B9ch.json")?.contains("/in/k%D5 ho%B9ch.txt\"") == true)
  }

  @Test func aWorkerAnswersEachRequestOnALine() async throws {
    let file = try folder.write("KẾ HOẠCH\n", to: "a.txt")
    let requests = """
      {"id": "1", "path": "\(file)"}
      nonsense
      {"id": "2", "path": "/nonexistent.pdf"}
      {"id": "3", "path": "\(file)", "source": "s3://b/a.txt", "document": false, "rows": true}

      """
    let outcome = try await Program.run("worker", input: Array(requests.utf8))
    #expect(outcome.code == 0)
    let answers = try outcome.text.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(answers.map { $0["id"] as? String } == ["1", nil, "2", "3"])
    #expect((answers[0]["document"] as? [String: Any])?["text"] as? String == "KẾ HOẠCH")
    #expect((answers[1]["error"] as? [String: Any])?["exitCode"] as? Int == 64)
    #expect((answers[2]["error"] as? [String: Any])?["stage"] as? String == "extraction")
    let rows = answers[3]["rows"] as? [String: Any]
    #expect((rows?["document"] as? [String: Any])?["path"] as? String == "s3://b/a.txt")
    #expect(answers[3]["document"] == nil)
  }
}
