import CPopplerGLib
import SourceFiles

/// An open PDF; the one owner of its handle. Belongs to the thread that opened it.
final class PDFDocument {
  private let handle: OpaquePointer
  /// Holds the bytes that poppler points into.
  private let content: FileContent
  /// How many pages it has.
  let pageCount: Int
  /// What poppler complained of and repaired when it opened the file.
  let complaints: [String]

  /// Opens a PDF that lies in memory.
  init(_ content: FileContent) throws(ExtractionError) {
    let bytes = g_bytes_new_static(content.bytes.baseAddress, gsize(content.bytes.count))
    defer { g_bytes_unref(bytes) }
    var error: UnsafeMutablePointer<GError>?
    let (opened, complaints) = PopplerLock.run {
      poppler_document_new_from_bytes(bytes, nil, &error)
    }
    defer { if let error { g_error_free(error) } }
    guard let opened else {
      if let error, error.pointee.code == Int32(POPPLER_ERROR_ENCRYPTED.rawValue) {
        throw .encrypted(path: content.path)
      }
      let reason = error.map { String(cString: $0.pointee.message) } ?? "poppler gives no reason"
      throw .damaged(path: content.path, reason: reason)
    }
    handle = opened
    self.content = content
    self.complaints = complaints
    pageCount = max(0, Int(poppler_document_get_n_pages(opened)))
  }

  deinit { g_object_unref(UnsafeMutableRawPointer(handle)) }

  /// A page, counted from 0; `nil` where the file does not have it though it says so.
  func page(_ index: Int) -> PDFPage? {
    PopplerLock.run { poppler_document_get_page(handle, Int32(index)) }.result.map {
      PDFPage(taking: $0)
    }
  }
}
