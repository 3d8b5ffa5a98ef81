import Foundation
import TestSupport
import Testing

/// The desk through the built program; `Scripts/check-desk` and `Scripts/load-desk` have the browser,
/// the long fuzz and the load.
@Suite(.enabled(if: Program.hasModel, "there is no model in Dictionaries/ or DAU_MODEL"))
struct ServeTests {
  private let folder: TemporaryFolder
  private var archive: String { folder.path + "/out" }

  init() throws { folder = try TemporaryFolder() }

  private static let plan = """
    Uy ban nhan dan tinh ban hành Ké hoach thuc hién nam 2025.
    So N6i vu chu tri, ph6i hop voi So Tai chinh xay dung ke hoach.
    Yêu cau cac co quan, don vi nghiem tuc trién khai thuc hién <script>alert(1)</script>.

    """

  private func convert(_ arguments: String...) async throws {
    try folder.write(Self.plan, to: "in/plan.txt")
    let run = try await Program.run(
      arguments: ["convert", folder.path + "/in", "-o", archive, "--quiet"] + arguments)
    #expect(run.code == 0, "\(run.error)")
  }

  private static let smallPDF = PDFSource.document([
    "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] >>",
  ])

  private static func document(_ desk: Desk) async throws -> String {
    let list = try await desk.ask("GET", "/documents").json["documents"] as? [[String: Any]]
    return try #require(list?.first?["sha256"] as? String)
  }

  @Test func textsAreRestoredAsTheFilterDoes() async throws {
    let text = String(repeating: Self.plan, count: 310)
    let short = try await Program.run("restore", input: Array(Self.plan.utf8)).output
    let long = try await Program.run("restore", input: Array(text.utf8)).output
    let lines = try await Program.run("restore", "--json", input: Array(text.utf8)).output
    let plan = Self.plan
    try await Desk.open { desk in
      let answer = try await desk.ask("POST", "/restore", Array(plan.utf8))
      #expect(answer.status == 200 && answer.body == short)
      #expect(answer.head.lowercased().contains("content-type: text/plain; charset=utf-8"))
      let stream = try await desk.ask("POST", "/restore", Array(text.utf8))
      #expect(stream.status == 200 && stream.body == long)
      let json = try await desk.ask(
        "POST", "/restore", Array(text.utf8), headers: ["Accept: application/x-ndjson"])
      #expect(json.status == 200 && json.body == lines)
      let object = try await desk.ask(
        "POST", "/restore", Array(plan.utf8), headers: ["Accept: application/json"])
      #expect((object.json["lines"] as? [Any])?.count == 3)
    }
  }

  @Test func correctionsAreKeptUndoneExportedAndSurviveConversion() async throws {
    try await convert()
    let archive = archive
    try await Desk.open(archive) { desk in
      let name = try await Self.document(desk)
      let path = "/documents/\(name)/corrections"
      // nam, the last word but one of the first line.
      let place = #""page":1,"line":0,"word":11"#
      let made = try await desk.post(path, json: "{\(place),\"becomes\":\"nầm\",\"by\":\"An\"}")
      #expect(made.status == 201, "\(made.text)")
      #expect(made.json["becomes"] as? String == "nầm" && made.json["by"] as? String == "An")
      let conflict = try await desk.post(
        path, json: "{\(place),\"becomes\":\"nam\",\"was\":\"khác\"}")
      #expect(conflict.status == 409)
      let second = try await desk.post(path, json: "{\(place),\"becomes\":\"nâm\"}")
      let id = try #require(second.json["id"] as? String)
      let undone = try await desk.post("\(path)/\(id)/undo", json: "{}")
      #expect(undone.status == 201)
      #expect(try await desk.post("\(path)/\(id)/undo", json: "{}").status == 409)
      #expect(try await desk.ask("GET", "/documents/\(name)").text.contains("nầm 2025"))
      let export = try await desk.ask("GET", "/corrections")
      #expect(export.text.split(separator: "\n").count == 3)
      let pairs = try await desk.ask("GET", "/corrections?pairs=eng")
      #expect(pairs.text.hasSuffix("\tnầm\n"), "\(pairs.text)")
    }
    #expect(folder.text("out/plan.txt")?.contains("nầm") == false)
    try await convert("--force")
    #expect(folder.text("out/plan.txt")?.contains("nầm 2025") == true)
    // Read otherwise, the word is not what was corrected.
    let model = folder.path + "/taught.dau"
    let trained = try await Program.run(
      "train", "--adapt", Program.checkout + "/Dictionaries/vietnamese.dau", "--corrections",
      archive,
      "-o", model)
    #expect(trained.code == 0 && trained.error.contains("taught by 1 words"), "\(trained.error)")
    let restored = try await Program.run("restore", "--model", model, input: Array(Self.plan.utf8))
    #expect(restored.code == 0 && restored.text.contains("Ủy ban nhân dân tỉnh"))
  }

  @Test func onlyWhoMayIsLetIn() async throws {
    try await convert()
    let archive = archive
    try await Desk.open(archive) { desk in
      let name = try await Self.document(desk)
      let path = "/documents/\(name)/corrections"
      let json = #"{"page":1,"line":0,"word":0,"becomes":"x"}"#
      for header in ["Origin: http://evil.example", "Origin: null", "Sec-Fetch-Site: cross-site"] {
        #expect(try await desk.post(path, json: json, headers: [header]).status == 403)
      }
      let plain = try await desk.ask(
        "POST", path, Array(json.utf8), headers: ["Content-Type: text/plain"])
      #expect(plain.status == 415)
      let wrongHost = try await desk.send([
        Array("GET /documents HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n".utf8)
      ])
      #expect(Desk.answer(wrongHost)?.status == 421)
      #expect(try await desk.ask("GET", path).json["corrections"].map { "\($0)" } == "[]")
    }
    try await Desk.open(archive, environment: ["DAU_TOKEN": "bí mật"]) { desk in
      #expect(try await desk.ask("GET", "/health").status == 200)
      #expect(try await desk.ask("GET", "/documents").status == 401)
      #expect(try await desk.ask("GET", "/desk").status == 303)
      let bearer = ["Authorization: Bearer bí mật"]
      #expect(try await desk.ask("GET", "/documents", headers: bearer).status == 200)
      let wrong = ["Authorization: Bearer bí"]
      #expect(try await desk.ask("GET", "/documents", headers: wrong).status == 401)
      let signIn = try await desk.ask(
        "POST", "/desk/sign-in", Array("token=b%C3%AD+m%E1%BA%ADt".utf8))
      let cookie = try #require(signIn.head.firstMatch(of: /dau-desk=[0-9a-f]+/)).output
      #expect(signIn.status == 303)
      #expect(try await desk.ask("GET", "/desk", headers: ["Cookie: \(cookie)"]).status == 200)
    }
    // The first line of a file says it as well.
    let token = try folder.write("từ tệp\nkhông phải\n", to: "token")
    try await Desk.open(archive, "--token-file", token) { desk in
      for (said, status) in [("từ tệp", 200), ("không phải", 401)] {
        let bearer = ["Authorization: Bearer \(said)"]
        let answer = try await desk.ask("GET", "/documents", headers: bearer)
        #expect(answer.status == status)
      }
    }
    let absent = try await Program.run("serve", archive, "--token-file", folder.path + "/absent")
    #expect(absent.code != 0 && absent.error.contains(folder.path + "/absent"))
    let open = try await Program.run("serve", archive, "--host", "0.0.0.0")
    #expect(open.code == 1 && open.error.contains("a token is wanted"), "\(open.error)")
    let none = try await Program.run("serve", folder.path + "/none")
    #expect(none.code != 0 && none.error.contains("there is no catalogue"), "\(none.error)")
  }

  @Test func sourcesThatWereNamedFromAnotherFolderAreFound() async throws {
    try folder.write(Self.smallPDF, to: "there/in/plan.pdf")
    let run = try await Program.run(
      arguments: ["convert", "in", "-o", archive, "--quiet"], in: folder.path + "/there")
    #expect(run.code == 0, "\(run.error)")
    for (options, status) in [(["--sources", folder.path + "/there"], 200), ([], 404)] {
      try await Desk.open(arguments: [archive] + options) { desk in
        let name = try await Self.document(desk)
        let image = try await desk.ask("GET", "/documents/\(name)/pages/1/image")
        #expect(image.status == status, "\(image.text.prefix(200))")
        if status == 200 { #expect(image.body.starts(with: [0xFF, 0xD8])) }
      }
    }
  }

  @Test func textThatWouldBeAScriptStaysText() async throws {
    try await convert()
    try await Desk.open(archive) { desk in
      let name = try await Self.document(desk)
      let script = "%3Cscript%3Ealert(1)%3C/script%3E"
      for path in ["/desk/documents/\(name)", "/desk?q=\(script)", "/desk/documents/\(script)"] {
        let page = try await desk.ask("GET", path)
        #expect(!page.text.contains("<script>alert"), "\(path)")
        #expect(page.head.contains("script-src 'self'"))
        #expect(!page.text.contains(" onerror=") && !page.text.contains("javascript:"))
      }
      #expect(
        try await desk.ask("GET", "/desk/documents/\(name)").text.contains("&lt;script&gt;alert"))
    }
  }

  @Test func overloadIsAnsweredAndPasses() async throws {
    // A clean text: channels fitted to a hundred misread ones would take minutes in a debug build.
    let line = "Ủy ban nhân dân tỉnh ban hành Kế hoạch thực hiện nhiệm vụ năm 2025.\n"
    let text = Array(String(repeating: line, count: 300).utf8)
    try await Desk.open("--threads", "1") { desk in
      let statuses = try await withThrowingTaskGroup(of: Answer.self) { group in
        for _ in 0..<120 { group.addTask { try await desk.ask("POST", "/restore", text) } }
        return try await group.reduce(into: [Int: Int]()) { counts, answer in
          counts[answer.status, default: 0] += 1
          if answer.status == 429 { #expect(answer.head.contains("Retry-After: 1")) }
        }
      }
      #expect(Set(statuses.keys).isSubset(of: [200, 429]), "\(statuses)")
      #expect((statuses[200] ?? 0) > 0 && (statuses[429] ?? 0) > 0, "\(statuses)")
      #expect(try await desk.ask("POST", "/restore", text).status == 200)
      let metrics = try await desk.ask("GET", "/metrics").text
      #expect(
        metrics.contains(
          #"dau_http_requests_total{method="POST",route="/restore",status="429"} \#(statuses[429] ?? 0)"#
        ))
    }
  }

  private typealias Answer = Desk.Answer

  @Test func whatWasAcceptedIsDoneBeforeTheEnd() async throws {
    // Pages are read only once the gate is there, so that the document is on its way until then.
    let program = try Program.copy(to: folder)
    let gate = folder.path + "/gate"
    let pages = try folder.write(
      """
      #!/bin/sh
      touch '\(folder.path)/started'
      while [ ! -e '\(gate)' ]; do sleep 0.05; done
      exec '\(Program.path)-pages' "$@"

      """, to: "dau-pages")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: pages)
    let model =
      ProcessInfo.processInfo.environment["DAU_MODEL"]
      ?? Program.checkout + "/Dictionaries/vietnamese.dau"
    let run = try await Desk.open(program: program, environment: ["DAU_MODEL": model]) { desk in
      #expect(folder.text("started") == nil)
      async let answer = desk.ask("POST", "/documents", Array(Self.smallPDF.utf8))
      while folder.text("started") == nil { try await Task.sleep(for: .milliseconds(10)) }
      kill(desk.process, SIGTERM)
      while await desk.isListening { try await Task.sleep(for: .milliseconds(10)) }
      try folder.write("", to: "gate")
      let document = try await answer
      // Where the machine takes longer than an answer may, it tells the job and no document.
      #expect([200, 202].contains(document.status), "\(document.text.prefix(300))")
      if document.status == 200 {
        #expect(document.json["schema"] as? String == "dau.document/1")
      }
    }
    #expect(run.code == 0)
  }

  @Test func documentsThatAreNoneAreRefused() async throws {
    try await Desk.open { desk in
      let text = try await desk.ask("POST", "/documents", Array("KẾ HOẠCH".utf8))
      #expect(text.status == 415)
      let broken = try await desk.ask("POST", "/documents", Array("%PDF-1.7\nnonsense".utf8))
      #expect(broken.status == 422 && !broken.text.contains("/tmp"), "\(broken.text)")
      let large = try await desk.send([
        Array(
          "POST /documents HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9999999999\r\n\r\n".utf8)
      ])
      #expect(Desk.answer(large)?.status == 413)
      #expect(try await desk.ask("GET", "/jobs/none").status == 404)
      #expect(try await desk.ask("GET", "/search?q=a").status == 404)
    }
  }

  @Test(arguments: Seeds.first(1)) func hostileRequestsDoNoHarm(seed: UInt64) async throws {
    try await convert()
    let run = try await Desk.open(archive) { desk in
      let name = try await Self.document(desk)
      let paths = [
        "/", "/desk", "/desk/documents/\(name)", "/documents/\(name)/pages/1/image", "/restore",
        "/search?q=a", "/queue", "/desk/assets/desk.js", "/documents/\(name)/corrections",
      ]
      let pieces = [
        "..", "/../../etc/passwd", "%2e%2e%2f", "%00", "%ff", "?limit=-1", "&offset=1e9", "//",
        "<script>", "?box=nan,1,1,1", "é", String(repeating: "a", count: 9000),
      ]
      var random = SeededGenerator(seed: seed)
      for _ in 0..<300 {
        let method = ["GET", "GET", "POST", "PUT", "FOO"].randomElement(using: &random) ?? "GET"
        var path = paths.randomElement(using: &random) ?? "/"
        for _ in 0..<Int.random(in: 0...3, using: &random) {
          path += pieces.randomElement(using: &random) ?? ""
        }
        var request = Array("\(method) \(path) HTTP/1.1\r\nHost: localhost\r\n".utf8)
        if Bool.random(using: &random) {
          request += Array("Content-Type: application/json\r\n".utf8)
        }
        if Bool.random(using: &random) { request += Array("Content-Length: 40\r\n".utf8) }
        request += [0x0D, 0x0A]
        request += (0..<Int.random(in: 0...60, using: &random)).map { _ in
          UInt8.random(in: 0...255, using: &random)
        }
        let isCut = Int.random(in: 0..<10, using: &random) == 0
        if isCut { request.removeLast(Int.random(in: 0..<request.count, using: &random)) }
        let bytes = try await desk.send([request], reads: !isCut)
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(!text.contains("root:x:0:0") && !text.contains("HTTP/1.1 5"), "seed \(seed)")
      }
      // A body that comes byte by byte is taken, one that never comes costs nobody anything.
      let drip =
        [Array("POST /restore HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\n".utf8)]
        + ["m", "ộ"].map { Array($0.utf8.prefix(2)) }
      #expect(Desk.answer(try await desk.send(drip, pause: 0.02))?.status == 200)
      #expect(try await desk.ask("GET", "/health").status == 200)
    }
    #expect(run.code == 0, "seed \(seed): \(run.messages)")
  }
}
