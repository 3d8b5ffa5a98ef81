import Foundation
import TestSupport
import Testing

@testable import Archive

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

  @Test func linksOutOfTheArchiveAreNotFollowed() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "outside/secret.txt")
    try folder.write("x", to: "in/a.txt")
    for (name, target) in [("in/b.txt", "/outside/secret.txt"), ("in/c", "/outside")] {
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder.path)/\(name)", withDestinationPath: folder.path + target)
    }
    let walk = InputWalk([folder.path + "/in"], fileExtensions: ["txt"])
    #expect(walk.files.map(\.relativePath) == ["a.txt"])
    #expect(walk.linksOut == [folder.path + "/in/b.txt", folder.path + "/in/c"])
  }

  @Test func namesInAnyEncodingHaveATextAndTheirBytes() throws {
    let folder = try TemporaryFolder()
    // "kế hoạch" in TCVN3.
    let name: [UInt8] = [0x6B, 0xD5, 0x20, 0x68, 0x6F, 0xB9, 0x63, 0x68] + Array(".txt".utf8)
    let path = PathBytes(folder.path).appending(name)
    let file = try #require(path.withCString { fopen($0, "w") })
    fputs("x", file)
    fclose(file)
    let walk = InputWalk([folder.path], fileExtensions: ["txt"])
    #expect(walk.files.map(\.relativePath) == ["k%D5 ho%B9ch.txt"])
    #expect(walk.files.first?.systemPath == path)
    #expect(PathBytes(Array("kế hoạch".utf8)).text == "kế hoạch")
  }

  @Test func namesThatAreTooLongAreCut() throws {
    let long = String(repeating: "kế", count: 60)
    let names = ["x/\(long)1.pdf", "x/\(long)2.pdf"]
    let bases = OutputNames(names.map { InputFile(path: $0, relativePath: $0) }).bases
    #expect(Set(bases).count == 2)
    for base in bases {
      #expect(base.hasPrefix("x/kế") && base.utf8.count <= 242, "\(base)")
    }
  }

  @Test(arguments: [
    ("*.pdf", "a/b.pdf", true), ("*.pdf", "a/b.txt", false), ("2023", "2023/a.pdf", true),
    ("2023/*", "2023/x/a.pdf", true), ("2023/", "2023/a.pdf", true),
    ("2023/*", "2024/a.pdf", false),
    ("kế*", "kế hoạch.pdf", true),
  ])
  func patternsMatchNamesAndPlaces(pattern: String, path: String, matches: Bool) {
    #expect(InputFilter.matches(pattern, path) == matches)
    #expect(InputFilter(include: [pattern]).admits(path) == matches)
    #expect(InputFilter(exclude: [pattern]).admits(path) != matches)
  }
}
