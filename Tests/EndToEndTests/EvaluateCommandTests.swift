import Foundation
import TestSupport
import Testing

/// What `dau evaluate` does with its options.
@Suite struct EvaluateCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(.enabled(if: Program.hasModel, "there is no model in Dictionaries/ or DAU_MODEL"))
  func weightsAreTriedOnWhatWasKept() async throws {
    let scan = try folder.write(
      "Uy ban nhan dan tinh ban hành Ké hoach nam 2025.\n", to: "scan.txt")
    let truth = try folder.write(
      "Ủy ban nhân dân tỉnh ban hành Kế hoạch năm 2025.\n", to: "truth.txt")
    let kept = folder.path + "/kept"
    func names(_ options: String...) async throws -> [String] {
      let run = try await Program.run(
        arguments: ["evaluate", "evidence", "--keep", kept] + options + ["\(scan)=\(truth)"])
      #expect(run.code == 0, "\(run.error)")
      return run.text.split(separator: "\n").map(String.init)
    }
    let rows = try await names("--vary", "image=0.5,2", "--vary", "layer=1")
    #expect(
      zip(rows, ["as by default ", "image 0.5 ", "image 2.0 ", "layer 1.0 "])
        .allSatisfy { $0.hasPrefix($1) } && rows.count == 4, "\(rows)")
    #expect(rows.allSatisfy { $0.contains("SER   0.00 %") }, "\(rows)")
    // The second time the file is not read, but what was kept of it.
    let file = try #require(FileManager.default.contentsOfDirectory(atPath: kept).first)
    let reading = try #require(folder.text("kept/\(file)"))
    try folder.write(reading.replacing("\"2025.\"", with: "\"1999.\""), to: "kept/\(file)")
    #expect(try await names().first?.contains("substituted 1") == true)
  }

  @Test(arguments: ["nothing=1", "image", "image=x"])
  func whatIsNoWeightIsRefused(value: String) async throws {
    let run = try await Program.run("evaluate", "evidence", "--vary", value, "a=b")
    #expect(run.code == 64)
    #expect(run.messages.first?.hasPrefix("Error: The value '\(value)' is invalid") == true)
  }
}
