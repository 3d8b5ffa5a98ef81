/// Why a file could not be read; the description says what happened, to which file, what to do.
package enum ExtractionError: Error, Codable, Hashable, Sendable {
  /// Nothing has this path.
  case notFound(path: String)
  /// The system does not let the file be read.
  case unreadable(path: String, reason: String)
  /// The file has no bytes.
  case empty(path: String)
  /// The content is none of the known formats; `found` says what it looks like.
  case unknownFormat(path: String, found: String)
  /// The content belies the file's ending: a text file named `.pdf`.
  case misnamed(path: String, claimed: String, found: String, ending: String)
  /// The content is a PDF or an image where only text files are read.
  case notText(path: String, found: String)
  /// The content is broken beyond repair.
  case damaged(path: String, reason: String)
  /// The PDF asks for a password.
  case encrypted(path: String)
  /// The file or image is larger than the options allow.
  case tooLarge(path: String, reason: String)
  /// The document has no pages, or none of those asked for.
  case noPages(path: String)
  /// Tesseract has no data for the language.
  case missingLanguage(String)
  /// The process that was to read the file did not give an answer.
  case noAnswer(path: String, reason: String)
  /// One page could not be read.
  case page(path: String, number: Int, reason: String)
}

extension ExtractionError: CustomStringConvertible {
  /// One line for the user.
  package var description: String {
    switch self {
    case .notFound(let path):
      "\(path): there is no such file; check the path"
    case .unreadable(let path, let reason):
      "\(path): cannot be read (\(reason)); check its permissions"
    case .empty(let path):
      "\(path): is empty (0 bytes); copy or scan it again"
    case .unknownFormat(let path, let found):
      "\(path): is \(found); give a PDF, PNG, JPEG, TIFF or text file"
    case .misnamed(let path, let claimed, let found, let ending):
      "\(path): is not a \(claimed), its content is \(found); rename it to .\(ending)"
    case .notText(let path, let found):
      "\(path): is a \(found), and only text is read here; make text of it with dau convert"
    case .damaged(let path, let reason):
      "\(path): is damaged (\(reason)); copy or scan it again"
    case .encrypted(let path):
      "\(path): is encrypted; remove the password, for example with qpdf --decrypt"
    case .tooLarge(let path, let reason):
      "\(path): is too large (\(reason)); split it or scan at a lower resolution"
    case .noPages(let path):
      "\(path): has no pages to read; check the file and the page range"
    case .missingLanguage(let language):
      "Tesseract has no data for the language \(language); install it, on Debian and Ubuntu"
        + " with: apt-get install tesseract-ocr-\(language.replacing("_", with: "-"))"
    case .noAnswer(let path, let reason):
      "\(path): could not be opened (\(reason)); look at the file in a viewer"
    case .page(let path, let number, let reason):
      "\(path): page \(number) could not be read (\(reason)); look at the page in a viewer"
    }
  }
}
