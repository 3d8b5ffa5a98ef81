/// What every kind of file gives its pages by.
package protocol PagedFile {
  /// The pages that the options ask for, counted from 1, in order.
  var pageNumbers: [Int] { get }
  /// What was repaired in the file as a whole.
  var notes: [String] { get }
  /// Reads a page.
  func page(_ number: Int) throws(ExtractionError) -> OpenedFile.Outcome
  /// Draws a page or a part of it.
  func picture(_ request: PictureRequest) throws(ExtractionError) -> PagePicture
}
