import DocumentModel
import SourceFiles

/// What a worker is asked: to open a file, to read or draw one of its pages, or to make a PDF of it.
///
/// Requests are JSON, one a line, which no JSON text can hold inside.
package struct WorkerRequest: Codable, Hashable, Sendable {
  /// The file.
  package var path: String
  /// How it is read.
  package var options: ExtractionOptions
  /// The page to read, counted from 1; `nil` to open the file and tell of it.
  package var page: Int?
  /// What is put into a searchable PDF of the file, and where that is written.
  package var searchablePDF: SearchableText?
  /// What is to be drawn.
  package var picture: PictureRequest?

  /// Creates a request.
  package init(
    path: String, options: ExtractionOptions, page: Int? = nil,
    searchablePDF: SearchableText? = nil, picture: PictureRequest? = nil
  ) {
    self.path = path
    self.options = options
    self.page = page
    self.searchablePDF = searchablePDF
    self.picture = picture
  }

  /// The pages of a searchable PDF.
  package struct SearchableText: Codable, Hashable, Sendable {
    package var pages: [Page]
    package var output: String
  }
}
