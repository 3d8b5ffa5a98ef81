/// What sort of file the bytes make, judged by content alone.
package enum FileKind: Hashable, Sendable {
  case pdf
  case png
  case jpeg
  case tiff
  case text
  /// Something else, described for a reader: `a ZIP archive`.
  case other(String)

  /// Judges the first bytes; only for text is everything looked at.
  init(_ bytes: UnsafeRawBufferPointer) {
    let head = Array(bytes.prefix(16))
    if let known = FileKind(signature: bytes) {
      self = known
    } else if let name = FileKind.foreign(head) {
      self = .other(name)
    } else if PlainText.looksLikeText(bytes) {
      self = .text
    } else {
      self = .other("data of an unknown format")
    }
  }

  /// The kind of a PDF or an image by its first kilobyte; `nil` for all else.
  private init?(signature bytes: UnsafeRawBufferPointer) {
    let head = Array(bytes.prefix(4))
    switch head {
    case [0x89, 0x50, 0x4E, 0x47]: self = .png
    case [0x49, 0x49, 0x2A, 0], [0x4D, 0x4D, 0, 0x2A], [0x49, 0x49, 0x2B, 0],
      [0x4D, 0x4D, 0, 0x2B]:
      self = .tiff
    case let head where head.starts(with: [0xFF, 0xD8, 0xFF]): self = .jpeg
    case _ where FileKind.hasPDFHeader(bytes): self = .pdf
    default: return nil
    }
  }

  /// Whether a file that begins so is read by the C libraries, in place.
  static func isMapped(head: some Sequence<UInt8>) -> Bool {
    Array(head).withUnsafeBytes { FileKind(signature: $0) != nil }
  }

  /// Whether a file that begins so is a PDF.
  static func isPDF(head: some Sequence<UInt8>) -> Bool {
    Array(head).withUnsafeBytes { FileKind(signature: $0) == .pdf }
  }

  /// Readers accept a PDF header anywhere in the first kilobyte.
  private static func hasPDFHeader(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let head = bytes.prefix(1024)
    let mark: [UInt8] = Array("%PDF-".utf8)
    guard head.count >= mark.count else { return false }
    return (0...(head.count - mark.count)).contains { head[$0...].starts(with: mark) }
  }

  private static func foreign(_ head: [UInt8]) -> String? {
    let marks: [([UInt8], String)] = [
      ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive or an office document (.docx, .xlsx)"),
      ([0xD0, 0xCF, 0x11, 0xE0], "an old office document (.doc, .xls)"),
      (Array("{\\rtf".utf8), "a rich text document (.rtf)"),
      (Array("GIF8".utf8), "a GIF image"), (Array("BM".utf8), "a BMP image"),
      ([0x1F, 0x8B], "a gzip archive"), ([0x28, 0xB5, 0x2F, 0xFD], "a zstd archive"),
      (Array("Rar!".utf8), "a RAR archive"), (Array("%!PS".utf8), "a PostScript file"),
      ([0x7F, 0x45, 0x4C, 0x46], "a program"),
    ]
    if let match = marks.first(where: { head.starts(with: $0.0) }) { return match.1 }
    if head.count >= 12, head[4...].starts(with: Array("ftyp".utf8)) {
      return "a HEIF image or video"
    }
    if head.count >= 12, head.starts(with: Array("RIFF".utf8)) {
      return "a WebP image or a recording"
    }
    return nil
  }

  /// What a reader calls it.
  package var name: String {
    switch self {
    case .pdf: "PDF"
    case .png: "PNG image"
    case .jpeg: "JPEG image"
    case .tiff: "TIFF image"
    case .text: "plain text"
    case .other(let name): name
    }
  }

  /// The endings of its file names, the usual one first.
  var fileExtensions: [String] {
    switch self {
    case .pdf: ["pdf"]
    case .png: ["png"]
    case .jpeg: ["jpg", "jpeg"]
    case .tiff: ["tif", "tiff"]
    case .text: ["txt"]
    case .other: []
    }
  }

  static let known: [FileKind] = [.pdf, .png, .jpeg, .tiff, .text]

  /// Refuses content that cannot be read, and text that is named like something else.
  func check(path: String) throws(ExtractionError) {
    if case .other(let found) = self { throw .unknownFormat(path: path, found: found) }
    let name = path.split(separator: "/").last ?? ""
    guard self == .text, let dot = name.lastIndex(of: ".") else { return }
    let ending = name[name.index(after: dot)...].lowercased()
    // An image named .pdf can be read all the same; text named .pdf is most likely a mistake.
    guard let claimed = FileKind.known.first(where: { $0.fileExtensions.contains(ending) }),
      claimed != .text
    else { return }
    throw .misnamed(path: path, claimed: claimed.name, found: self.name, ending: "txt")
  }
}
