import DurableFiles
import Foundation
import Testing

@Suite struct WriteErrorTests {
  @Test(arguments: [
    (
      ENOSPC,
      "out/a: cannot be written: No space left on device; make room on the disk and run again"
    ),
    (
      EACCES,
      "out/a: cannot be written: Permission denied; choose an output folder that you may write to"
    ),
    (EISDIR, "out/a: cannot be written: Is a directory; move the folder away that has this name"),
    (
      ENOTDIR,
      "out/a: cannot be written: Not a directory; choose an output folder whose name no file has"
    ),
    (
      ENAMETOOLONG,
      "out/a: cannot be written: File name too long; choose an output folder with a shorter path"
    ),
  ])
  func saysWhatToDo(code: Int32, text: String) {
    #expect(WriteError(path: "out/a", code: code).description == text)
  }

  @Test(arguments: [
    (ENOSPC, "the disk is full"), (EDQUOT, "the quota of the disk is used up"),
    (EROFS, "the disk is read-only"), (ESTALE, "the disk or the network mount is lost"),
  ])
  func troubleOfTheDiskIsNamed(code: Int32, text: String) {
    #expect(WriteError(path: "out/a", code: code).diskTrouble?.rawValue == text)
  }

  @Test func otherTroubleIsNoneOfTheDisk() {
    #expect(WriteError(path: "out/a", code: EACCES).diskTrouble == nil)
  }
}
