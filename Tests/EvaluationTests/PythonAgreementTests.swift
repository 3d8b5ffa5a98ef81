import Foundation
import TestSupport
import Testing

@testable import Evaluation

/// The scorers in Python that this module must agree with, where they are at hand.
private enum PythonScorers {
  static let shared = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("shared")
  static let plans = ["bac-ruong-2025", "gia-lai-2024", "thai-binh-2025"]

  static var arePresent: Bool {
    FileManager.default.fileExists(atPath: path("eval/score_text.py"))
      && FileManager.default.isExecutableFile(atPath: "/usr/bin/env")
  }

  static func path(_ name: String) -> String { shared.appendingPathComponent(name).path }

  static func text(_ name: String) throws -> String {
    try String(contentsOf: URL(fileURLWithPath: path(name)), encoding: .utf8)
  }

  static func output(_ arguments: [String]) throws -> String {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return String(decoding: data, as: UTF8.self)
  }
}

@Suite(.enabled(if: PythonScorers.arePresent, "the Python scorers are not on this machine"))
struct PythonAgreementTests {
  @Test(arguments: PythonScorers.plans)
  func linesAgree(plan: String) throws {
    let (gold, hypothesis) = ("plans/\(plan).gold.txt", "plans/\(plan).garbled.txt")
    let expected = try PythonScorers.output([
      PythonScorers.path("eval/score_text.py"), "--worst", "400", PythonScorers.path(gold),
      PythonScorers.path(hypothesis),
    ])
    var report = TextReport()
    report.add(
      "\(plan).gold.txt",
      try TextScore(
        gold: PythonScorers.text(gold), hypothesis: PythonScorers.text(hypothesis), pages: false))
    #expect(report.formatted(worst: 400) + "\n" == expected)
  }

  @Test(arguments: ["garbled", "clean"])
  func pagesAgree(kind: String) throws {
    let (gold, hypothesis) = ("plans/thai-binh-2025.truth.txt", "plans/thai-binh-2025.\(kind).txt")
    let expected = try PythonScorers.output([
      PythonScorers.path("eval/score_text.py"), "--pages", "--worst", "400",
      PythonScorers.path(gold), PythonScorers.path(hypothesis),
    ])
    var report = TextReport()
    report.add(
      "thai-binh-2025.truth.txt",
      try TextScore(
        gold: PythonScorers.text(gold), hypothesis: PythonScorers.text(hypothesis), pages: true))
    #expect(report.formatted(worst: 400) + "\n" == expected)
  }

  /// Damages each reference in every field and lets both sides score the damage.
  @Test func structuresAgree() throws {
    var arguments = [PythonScorers.path("eval/score_structure.py")]
    var report = StructureReport()
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("evaluation-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (seed, plan) in PythonScorers.plans.enumerated() {
      let reference = PythonScorers.path("plans/\(plan).structure.json")
      let gold = PythonScorers.path("plans/\(plan).gold.txt")
      let json = try Data(contentsOf: URL(fileURLWithPath: reference))
      var damage = Damage(seed: UInt64(seed + 1))
      let damaged = try JSONSerialization.data(
        withJSONObject: damage.damage(try JSONSerialization.jsonObject(with: json)),
        options: .sortedKeys)
      let document = folder.appendingPathComponent("\(plan).json")
      try damaged.write(to: document)
      arguments += [reference, gold, document.path]
      report.add(
        "\(plan).structure.json",
        try StructureScore(
          reference: JSONDecoder().decode(ReferenceStructure.self, from: json),
          gold: PythonScorers.text("plans/\(plan).gold.txt"),
          document: JSONDecoder().decode(ReferenceStructure.self, from: damaged)))
    }
    #expect(report.formatted() + "\n" == (try PythonScorers.output(arguments)))
  }
}

/// Damages a JSON value as bad recognition would: letters lost, items lost, items said twice.
private struct Damage {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  private mutating func chance(_ percent: Int) -> Bool {
    .random(in: 0..<100, using: &random) < percent
  }

  mutating func damage(_ value: Any) -> Any {
    switch value {
    case let text as String:
      guard text.count > 3, chance(60) else { return text }
      return String(text.filter { _ in !chance(12) })
    case let list as [Any]:
      var result: [Any] = []
      for item in list where !chance(8) {
        result.append(damage(item))
        if chance(8) { result.append(damage(item)) }
      }
      return result
    case let fields as [String: Any]:
      var result: [String: Any] = [:]
      for (key, field) in fields.sorted(by: { $0.key < $1.key }) {
        result[key] = damage(field)
      }
      // References leave the units' text out; give the scorer some to read.
      if fields["kind"] != nil { result["text"] = fields["heading"] as? String ?? "Tuyên truyền" }
      return result
    default: return value
    }
  }
}
