import SourceFiles
import Testing

/// What is said of a file that cannot be read: which one, what happened, what to do.
@Suite struct ExtractionErrorTests {
  @Test(arguments: [
    (ExtractionError.notFound(path: "a"), "a: there is no such file; check the path"),
    (
      .unreadable(path: "a", reason: "no permission"),
      "a: cannot be read (no permission); check its permissions"
    ),
    (.empty(path: "a"), "a: is empty (0 bytes); copy or scan it again"),
    (
      .unknownFormat(path: "a", found: "a ZIP archive"),
      "a: is a ZIP archive; give a PDF, PNG, JPEG, TIFF or text file"
    ),
    (
      .misnamed(path: "a.pdf", claimed: "PDF", found: "text", ending: "txt"),
      "a.pdf: is not a PDF, its content is text; rename it to .txt"
    ),
    (
      .notText(path: "a", found: "PDF"),
      "a: is a PDF, and only text is read here; make text of it with dau convert"
    ),
    (.damaged(path: "a", reason: "cut"), "a: is damaged (cut); copy or scan it again"),
    (
      .encrypted(path: "a"),
      "a: is encrypted; remove the password, for example with qpdf --decrypt"
    ),
    (
      .tooLarge(path: "a", reason: "40000 × 40000 pixels"),
      "a: is too large (40000 × 40000 pixels); split it or scan at a lower resolution"
    ),
    (.noPages(path: "a"), "a: has no pages to read; check the file and the page range"),
    (
      .missingLanguage("chi_sim"),
      "Tesseract has no data for the language chi_sim; install it, on Debian and Ubuntu with:"
        + " apt-get install tesseract-ocr-chi-sim"
    ),
    (
      .noAnswer(path: "a", reason: "its reader crashed"),
      "a: could not be opened (its reader crashed); look at the file in a viewer"
    ),
    (
      .page(path: "a", number: 3, reason: "its reader crashed"),
      "a: page 3 could not be read (its reader crashed); look at the page in a viewer"
    ),
  ])
  func saysWhatToDo(error: ExtractionError, text: String) {
    #expect(error.description == text)
  }
}
