import DocumentModel
import Foundation
import Pipeline
import SourceFiles
import Synchronization

/// Draws the pages of the archive's source files, sized for the view, and keeps what was drawn last.
///
/// The files are opened by the page workers; where one lies says the catalogue, and only one whose
/// content is that of the document is drawn.
final class PageImages: Sendable {
  /// A picture as it is sent.
  struct Picture: Sendable {
    var bytes: [UInt8]
    var mediaType: String
  }

  private struct Key: Hashable {
    var sha256: String
    var request: PictureRequest
  }

  private struct Stamp: Hashable {
    var path: String
    var size: UInt64
    var changed: Date
  }

  /// Widths that are drawn, so that what is kept fits many views.
  static let widths = [400, 800, 1200, 1600]
  /// Bytes of pictures that are kept.
  private static let kept = 64 << 20
  private let pictures: PagePictures
  private let folders: [String]
  private let room: Int
  private let drawing = Atomic<Int>(0)
  private let recent = Mutex(RecentValues<Key, Picture>(limit: kept))
  private let digests = Mutex(RecentValues<Stamp, String>(limit: 1000))

  init(_ settings: DeskSettings) {
    pictures = PagePictures(
      workers: settings.threads, workerMegabytes: settings.options.workerMegabytes)
    // The paths of a catalogue are those that the conversion was given.
    folders = [settings.sources].compactMap(\.self) + [FileManager.default.currentDirectoryPath]
    room = settings.limits.waitingQuestions
  }

  /// The source file of a document; `nil` where none with its content is to be found.
  ///
  /// - Complexity: O(*n*) in the size of the file the first time.
  func source(of document: LoadedDocument) -> String? {
    let path = document.listed.path
    let places =
      path.hasPrefix("/") ? [path] : folders.map { "\($0)/\(path)" }
    return places.first { digest(of: $0) == document.listed.sha256 }
  }

  private func digest(of path: String) -> String? {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: Self.target(of: path)),
      attributes[.type] as? FileAttributeType == .typeRegular,
      let changed = attributes[.modificationDate] as? Date,
      let size = attributes[.size] as? NSNumber
    else { return nil }
    let stamp = Stamp(path: path, size: size.uint64Value, changed: changed)
    if let known = digests.withLock({ $0[stamp] }) { return known }
    guard let file = FileHandle(forReadingAtPath: path) else { return nil }
    defer { try? file.close() }
    guard let digest = ContentDigest.sha256(ofFile: file.fileDescriptor) else { return nil }
    digests.withLock { $0[stamp] = digest }
    return digest
  }

  private static func target(of path: String) -> String {
    URL(fileURLWithPath: path).resolvingSymlinksInPath().path
  }

  /// A page, or a part of it.
  ///
  /// - Throws: `APIError.busy` where as many wait as may.
  func draw(
    _ document: LoadedDocument, from source: String, page: Int, width: Int, box: Box?
  ) async throws -> Picture {
    let width = Self.widths.first { $0 >= width } ?? Self.widths[Self.widths.count - 1]
    let request = PictureRequest(
      page: page, box: box, width: width, format: box == nil ? .jpeg : .png)
    let key = Key(sha256: document.listed.sha256, request: request)
    if let picture = recent.withLock({ $0[key] }) { return picture }
    guard drawing.add(1, ordering: .relaxed).newValue <= room else {
      drawing.subtract(1, ordering: .relaxed)
      throw APIError.busy
    }
    defer { drawing.subtract(1, ordering: .relaxed) }
    let drawn: PagePicture
    do {
      drawn = try await pictures.draw(request, of: source)
    } catch {
      throw APIError(.notFound, "not-drawn", "This page of the source file cannot be drawn.")
    }
    guard let data = Data(base64Encoded: drawn.base64) else { throw APIError.notFound }
    let picture = Picture(bytes: Array(data), mediaType: drawn.mediaType)
    recent.withLock { $0.set(picture, for: key, cost: picture.bytes.count) }
    return picture
  }
}
