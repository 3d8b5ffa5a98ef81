import Catalogue
import Testing

@Suite struct CatalogueErrorTests {
  @Test(arguments: [
    (
      CatalogueError.Problem.missing,
      "c: there is no catalogue; name the output folder of dau convert with --catalogue"
    ),
    (
      .damaged("file is not a database"),
      "c: is no catalogue or is damaged (file is not a database); move it away and convert again"
    ),
    (.tooNew, "c: was made by a newer version of dau; update this one"),
    (.system(28), "c: cannot be written or read: No space left on device"),
    (.other("locked"), "c: locked"),
  ])
  func saysWhatToDo(problem: CatalogueError.Problem, text: String) {
    #expect(CatalogueError(path: "c", problem).description == text)
  }
}
