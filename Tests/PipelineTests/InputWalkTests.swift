import Foundation
import TestSupport
import Testing

@testable import Pipeline

@Suite struct InputWalkTests {
  private func walk(_ folder: TemporaryFolder, excluding output: String? = nil) -> [String] {
    InputWalk([folder.path], fileExtensions: ["txt", "pdf"], excluding: output).files
      .map(\.relativePath)
  }

  @Test func takesKnownFilesInOrderAndPassesOverHiddenOnes() throws {
    let folder = try TemporaryFolder()
    for name in ["b.txt", "a.PDF", "c.doc", ".d.txt", ".e/f.txt", "g/h.txt", "Z.txt"] {
      try folder.write("x", to: name)
    }
    #expect(walk(folder) == ["Z.txt", "a.PDF", "b.txt", "g/h.txt"])
  }

  @Test func aNamedFileIsTakenWhateverItIs() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("x", to: "c.doc")
    let walk = InputWalk([file, file], fileExtensions: ["txt"])
    #expect(walk.files == [InputFile(path: file, relativePath: "c.doc")])
  }

  @Test func linksMakeNoLoopsAndNoDoubles() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "a/b.txt")
    for (name, target) in [("a/up", folder.path), ("c.txt", "a/b.txt"), ("d.txt", "nowhere")] {
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder.path)/\(name)", withDestinationPath: target)
    }
    #expect(walk(folder) == ["a/b.txt"])
  }

  @Test func theOutputFolderIsPassedOver() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "a.txt")
    try folder.write("x", to: "out/a.txt")
    #expect(walk(folder, excluding: folder.path + "/out") == ["a.txt"])
  }

  @Test func aMissingPathIsAFailure() {
    let walk = InputWalk(["/nonexistent-file"], fileExtensions: [])
    #expect(walk.failures.map(\.description) == ["/nonexistent-file: no such file or folder"])
  }

  @Test(arguments: [
    (["a.pdf", "b.pdf"], ["a", "b"]),
    (["a.pdf", "a.png", "x/a.pdf"], ["a.pdf", "a.png", "x/a"]),
    (["a.pdf", "a.pdf"], ["a.pdf", "a.pdf-2"]),
    (["index.pdf", "failures.txt", "x/index.pdf"], ["index.pdf", "failures.txt", "x/index"]),
    (["a.pdf", "a.png", "a.pdf.txt"], ["a.pdf-2", "a.png", "a.pdf"]),
    (["A.pdf", "a.png"], ["A.pdf", "a.png"]),
    (["noending", "x.y/noending"], ["noending", "x.y/noending"]),
  ])
  func eachInputHasItsOwnPlace(inputs: [String], bases: [String]) {
    #expect(OutputNames(inputs.map { InputFile(path: $0, relativePath: $0) }).bases == bases)
  }

  @Test(
    arguments: [
      ("1", [1...1]), ("1-3,7", [1...3, 7...7]), ("5-", [5...Int.max]), ("", nil), ("0", nil),
      ("3-1", nil), ("a", nil), ("1-2-3", nil), ("1,,2", nil), ("-3", nil),
    ] as [(String, [ClosedRange<Int>]?)])
  func readsPageRanges(text: String, ranges: [ClosedRange<Int>]?) {
    #expect(PageRanges(text)?.ranges == ranges)
  }
}
