// Placeholder with the agreed interface.
import DocumentModel

public struct ExtractionOptions: Codable, Hashable, Sendable {
  public enum OCRMode: String, Codable, Hashable, Sendable, CaseIterable { case auto, always, never }
  public var ocr: OCRMode = .auto
  public var language = "vie"
  public var resolution = 300
  public var pages: [ClosedRange<Int>]? = nil
  public var pageTimeout: Double = 120
  public init() {}
}
public enum ExtractionError: Error, Hashable, Sendable, CustomStringConvertible {
  case notFound(String), unreadable(String), empty(String), damaged(String), missingLanguage(String)
  public var description: String {
    switch self {
    case .notFound(let p): "\(p): no such file"
    case .unreadable(let p): "\(p): cannot be read"
    case .empty(let p): "\(p): the file is empty"
    case .damaged(let p): "\(p): damaged"
    case .missingLanguage(let l): "missing language \(l)"
    }
  }
}
public struct PageFailure: Hashable, Sendable { public var page: Int; public var reason: String }
public struct ExtractedFile: Sendable {
  public var path: String; public var sha256: String; public var pages: [Page]; public var failures: [PageFailure]
}
public struct Extractor: Sendable {
  public static let fileExtensions: Set<String> = ["txt", "pdf", "png"]
  public init(options: ExtractionOptions) {}
  public func extract(_ path: String, onPage: (@Sendable (Page) -> Void)? = nil) throws(ExtractionError) -> ExtractedFile {
    throw .notFound(path)
  }
}
