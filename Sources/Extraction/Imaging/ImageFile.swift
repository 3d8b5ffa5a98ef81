import CLeptonica
import SourceFiles

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An image file: its pages, decoded one by one.
struct ImageFile {
  private let content: FileContent
  private let kind: FileKind
  /// How many pages the file has.
  let pageCount: Int

  /// Looks at the header; nothing is decoded yet.
  init(_ content: FileContent, kind: FileKind, megapixelLimit: Int) throws(ExtractionError) {
    _ = PixImage.silence
    self.content = content
    self.kind = kind
    let path = content.path
    let data = content.bytes.bindMemory(to: UInt8.self).baseAddress
    var (format, width, height): (Int32, Int32, Int32) = (0, 0, 0)
    guard
      pixReadHeaderMem(data, content.bytes.count, &format, &width, &height, nil, nil, nil) == 0,
      width > 0, height > 0
    else { throw .damaged(path: path, reason: "its \(kind.name) header cannot be read") }
    try ImageFile.check(Int(width), Int(height), megapixelLimit, path)
    // The JPEG library prints a complaint of its own when the end is missing.
    if kind == .jpeg, !ImageFile.hasJPEGEnd(content.bytes) {
      throw .damaged(path: path, reason: "its end is missing")
    }
    guard kind == .tiff else {
      pageCount = 1
      return
    }
    // Every page of a TIFF has a header of its own.
    var count: Int32 = 0
    guard let stream = fopenReadFromMemory(data, content.bytes.count) else {
      throw .damaged(path: path, reason: "it cannot be opened in memory")
    }
    defer { fclose(stream) }
    guard tiffGetCount(stream, &count) == 0, count > 0 else {
      throw .damaged(path: path, reason: "its TIFF directory cannot be read")
    }
    for index in 0..<count {
      var (w, h): (Int32, Int32) = (0, 0)
      guard
        readHeaderMemTiff(data, content.bytes.count, index, &w, &h, nil, nil, nil, nil, nil) == 0
      else { continue }
      try ImageFile.check(Int(w), Int(h), megapixelLimit, path)
    }
    pageCount = Int(count)
  }

  /// Whether the end marker stands in the last part of the file; cameras put data behind it.
  private static func hasJPEGEnd(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let tail = bytes.suffix(65_536)
    return zip(tail, tail.dropFirst()).contains { $0 == 0xFF && $1 == 0xD9 }
  }

  private static func check(
    _ width: Int, _ height: Int, _ limit: Int, _ path: String
  ) throws(ExtractionError) {
    guard width * height <= limit * 1_000_000 else {
      throw .tooLarge(
        path: path,
        reason: "\(width) × \(height) pixels, the limit is \(limit) megapixels")
    }
  }

  /// Decodes a page, counted from 0.
  func page(_ index: Int) throws(ExtractionError) -> PixImage {
    let data = content.bytes.bindMemory(to: UInt8.self).baseAddress
    let pix =
      kind == .tiff
      ? pixReadMemTiff(data, content.bytes.count, Int32(index))
      : pixReadMem(data, content.bytes.count)
    guard let image = PixImage(taking: pix) else {
      if pageCount == 1 {
        throw .damaged(path: content.path, reason: "its \(kind.name) data cannot be decoded")
      }
      throw .page(path: content.path, number: index + 1, reason: "its data cannot be decoded")
    }
    return image
  }
}
