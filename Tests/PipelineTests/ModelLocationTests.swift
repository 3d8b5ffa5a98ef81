import DurableFiles
import SourceFiles
import TestSupport
import Testing

@testable import Pipeline

@Suite struct ModelLocationTests {
  @Test func theNearestComesFirst() throws {
    let folder = try TemporaryFolder()
    let program = try folder.write("", to: "checkout/.build/debug/dau")
    let shared = try folder.write("", to: "share/vietnamese.dau")
    func find(_ path: String? = nil, variable: String? = nil) throws -> String {
      try ModelLocation.find(path, variable: variable, executable: program, shared: shared)
    }
    #expect(try find() == shared)
    let checkout = try folder.write("", to: "checkout/Dictionaries/vietnamese.dau")
    #expect(try find() == checkout)
    let beside = try folder.write("", to: "checkout/.build/debug/vietnamese.dau")
    #expect(try find() == beside)
    let other = try folder.write("", to: "other.dau")
    #expect(try find(variable: other) == other)
    #expect(try find(shared, variable: other) == shared)
  }

  @Test func whatIsNamedButAbsentIsNotPassedOver() throws {
    let folder = try TemporaryFolder()
    let other = try folder.write("", to: "other.dau")
    let error = #expect(throws: ModelNotFound.self) {
      try ModelLocation.find(folder.path + "/no.dau", variable: other, executable: nil)
    }
    #expect(error?.description.hasPrefix(folder.path + "/no.dau: there is no model file") == true)
  }

  @Test func nowhereSaysWhereWasLookedAndWhatToDo() {
    let error = #expect(throws: ModelNotFound.self) {
      try ModelLocation.find(
        nil, variable: nil, executable: "/nonexistent/bin/dau", shared: "/nonexistent/m.dau")
    }
    #expect(
      error?.description
        == "the model vietnamese.dau was not found beside /nonexistent/bin/dau, in Dictionaries/ of"
        + " the folders above it, or at /nonexistent/m.dau; name it with --model or DAU_MODEL, or"
        + " build one with dau train")
  }

  @Test(
    arguments: [
      (2, [], .ok), (2, [.unreadable], .partial), (0, [.unreadable], .unreadable),
      (2, [.unreadable, .missing], .missing), (2, [.missing, .notWritten], .notWritten),
    ] as [(Int, [RunStatus], RunStatus)])
  func theExitCodeOfABatch(converted: Int, failures: [RunStatus], expected: RunStatus) {
    #expect(RunStatus(converted: converted, failures: failures) == expected)
  }

  @Test func eachErrorHasItsExitCode() {
    #expect(RunStatus(for: ExtractionError.notFound(path: "a")) == .unreadable)
    #expect(RunStatus(for: ExtractionError.missingLanguage("vie")) == .missing)
    #expect(RunStatus(for: WriteError(path: "a", code: 28)) == .notWritten)
    #expect(RunStatus(for: ModelNotFound.named("a")) == .missing)
    #expect(RunStatus(for: InputError(path: "a", reason: "b")) == .unreadable)
    #expect(RunStatus(for: CancellationError()) == .interrupted)
  }
}
