// Placeholder with the agreed interface.
import DocumentModel

public struct ExtractionOptions: Codable, Hashable, Sendable {
  public enum OCR: String, Codable, Hashable, Sendable, CaseIterable { case auto, always, never }
  public var ocr = OCR.auto
  public var language = "vie"
  public var resolution = 300
  public var pages: [ClosedRange<Int>]?
  public var pageTimeout = 120.0
  public init() {}
}
public enum ExtractionError: Error, Hashable, Sendable, CustomStringConvertible {
  case notFound(path: String), empty(path: String), missingLanguage(String)
  case damaged(path: String, reason: String)
  public var description: String {
    switch self {
    case .notFound(let p): "\(p): there is no such file"
    case .empty(let p): "\(p): is empty"
    case .damaged(let p, let r): "\(p): is damaged (\(r))"
    case .missingLanguage(let l): "Tesseract has no data for the language \(l)"
    }
  }
}
public struct PageFailure: Codable, Hashable, Sendable {
  public var number: Int
  public var reason: String
  public init(number: Int, reason: String) { self.number = number; self.reason = reason }
}
public struct ExtractedFile: Sendable {
  public var path: String; public var sha256: String; public var pages: [Page]; public var failures: [PageFailure]
  public var notes: [String]
  public init(path: String, sha256: String, pages: [Page], failures: [PageFailure] = [], notes: [String] = []) {
    self.path = path; self.sha256 = sha256; self.pages = pages; self.failures = failures; self.notes = notes
  }
}
public struct Extractor: Sendable {
  public static let fileExtensions: Set<String> = ["txt", "pdf", "png"]
  public init(options: ExtractionOptions = .init()) {}
  public func extract(_ path: String, onPage: @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }) throws(ExtractionError) -> ExtractedFile {
    throw .notFound(path: path)
  }
}
public enum Recognition {
  public static func installedLanguages() -> [String] { [] }
  public static var tesseractVersion: String { "" }
  public static var popplerVersion: String { "" }
  public static var leptonicaVersion: String { "" }
}
