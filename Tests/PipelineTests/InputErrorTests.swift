import Foundation
import Pipeline
import Testing

@Suite struct InputErrorTests {
  @Test(arguments: [
    (ENOENT, "a: no such file or folder"),
    (EACCES, "a: may not be read; give yourself permission (chmod u+rX) and run again"),
    (EIO, "a: cannot be read: Input/output error"),
  ])
  func saysWhatToDo(code: Int32, text: String) {
    #expect(InputError(path: "a", code: code).description == text)
  }
}
