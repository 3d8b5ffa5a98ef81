import PageWorkers
import Restoration
import Terminal

/// Whether the machine has what the program needs, and how to mend what is missing.
package struct Diagnosis: Hashable, Sendable {
  /// One thing that is needed.
  package struct Check: Hashable, Sendable {
    /// What.
    package var name: String
    /// What was found, or what is wrong.
    package var detail: String
    /// What to do, where something is wrong.
    package var remedy: String?
  }

  /// All that was looked at.
  package let checks: [Check]

  init(checks: [Check]) { self.checks = checks }

  /// Looks at the machine.
  ///
  /// - Parameter model: The model file that the user names, if any.
  package init(model: String? = nil) async {
    checks = await Self.reading() + [Self.model(model)]
  }

  /// The exit code: `ok`, or `missing` where something has to be mended.
  package var status: RunStatus {
    checks.allSatisfy { $0.remedy == nil } ? .ok : .missing
  }

  /// A line for each check, and one below it that says how to mend what is missing.
  package func lines(_ style: Style) -> [String] {
    let width = checks.map(\.name.displayWidth).max() ?? 0
    return checks.flatMap { check in
      let padding = String(repeating: " ", count: width - check.name.displayWidth)
      let mark = check.remedy == nil ? style("✓", .good) : style("✗", .bad)
      let line = "\(mark) \(check.name)\(padding)  \(check.detail)"
      return [line] + (check.remedy.map { ["  " + style("to mend: \($0)", .strong)] } ?? [])
    }
  }

  /// What pages are read with.
  private static func reading() async -> [Check] {
    let libraries: ReadingLibraries
    do throws(ReadingLibraries.Failure) {
      libraries = try await ReadingLibraries.installed()
    } catch {
      let (detail, remedy) =
        switch error {
        case .missing(let path):
          ("\(path) is missing", "build all programs (swift build -c release), keep them together")
        case .silent(let reason):
          (reason, "run dau-pages --describe, which lies beside dau, and see what it says")
        }
      return [Check(name: "dau-pages", detail: detail, remedy: remedy)]
    }
    let languages = Set(libraries.languages)
    return [
      Check(name: "Tesseract", detail: libraries.tesseract),
      Self.language("vie", needed: "to read scans", among: languages),
      Self.language(
        "eng", needed: "to tell a garbled text layer from a sound one", among: languages),
      Check(name: "poppler", detail: libraries.poppler),
      Check(name: "Leptonica", detail: libraries.leptonica),
    ]
  }

  private static func language(
    _ language: String, needed: String, among installed: Set<String>
  ) -> Check {
    let name = "Tesseract data \(language)"
    if installed.contains(language) { return Check(name: name, detail: "installed") }
    return Check(
      name: name, detail: "missing, needed \(needed)",
      remedy: "apt-get install tesseract-ocr-\(language)"
        + " (or point TESSDATA_PREFIX to the folder that holds \(language).traineddata)")
  }

  private static func model(_ named: String?) -> Check {
    do {
      let path = try ModelLocation.find(named)
      _ = try Restorer(modelAt: path)
      return Check(name: "model", detail: path)
    } catch let error as ModelNotFound {
      return Check(name: "model", detail: error.problem, remedy: error.remedy)
    } catch {
      return Check(
        name: "model", detail: String(describing: error),
        remedy: "fetch it again, or build one with dau train")
    }
  }
}
