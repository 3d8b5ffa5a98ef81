import DurableFiles

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The corrections of a document: lines of JSON beside its other outputs, to which steps are added
/// and from which nothing is taken.
package struct CorrectionFile: Hashable, Sendable {
  /// What the file's name ends in, without the full stop.
  package static let fileExtension = "corrections.jsonl"

  /// Where it is, or will be.
  package let path: String

  /// The file at a path.
  package init(_ path: String) { self.path = path }

  /// The file of a document.
  ///
  /// - Parameter base: path of its outputs, without extension.
  package init(base: String) { path = "\(base).\(Self.fileExtension)" }

  /// Whether something was ever said.
  package var exists: Bool { access(path, F_OK) == 0 }

  /// Reads all that was said; a file that is not there says nothing.
  ///
  /// - Throws: `CorrectionFileError` where it cannot be read.
  package func read() throws(CorrectionFileError) -> CorrectionLog {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 {
      if errno == ENOENT { return CorrectionLog() }
      throw CorrectionFileError(path: path, code: errno)
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Descriptor.readSome(from: descriptor, into: &chunk)
      if count < 0 { throw CorrectionFileError(path: path, code: errno) }
      if count == 0 { break }
      bytes.append(contentsOf: chunk[..<count])
    }
    return Self.log(of: bytes)
  }

  static func log(of bytes: [UInt8]) -> CorrectionLog {
    let decoder = JSONDecoder()
    var log = CorrectionLog()
    for line in bytes.split(separator: 0x0A) {
      if let entry = try? decoder.decode(CorrectionLog.Entry.self, from: Data(line)) {
        log.append(entry)
      } else {
        log.unreadableLines += 1
      }
    }
    return log
  }

  /// Adds a step. When this returns, it is on the disk; when it throws, the file is as it was.
  ///
  /// Several processes may add to one file.
  package func append(_ entry: CorrectionLog.Entry) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var line = Array(try encoder.encode(entry)) + [0x0A]
    let isNew = !exists
    let descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw WriteError(path: path, code: errno) }
    defer { close(descriptor) }
    guard Descriptor.restarting({ Int(flock(descriptor, LOCK_EX)) }) == 0 else {
      throw WriteError(path: path, code: errno)
    }
    let end = lseek(descriptor, 0, SEEK_END)
    // A line that a power cut has torn shall not spoil the next one.
    var last: UInt8 = 0x0A
    if end > 0, pread(descriptor, &last, 1, end - 1) == 1, last != 0x0A { line.insert(0x0A, at: 0) }
    var code = line.withUnsafeBytes { Descriptor.writeAll($0, to: descriptor) }
    if code == 0, fsync(descriptor) != 0 { code = errno }
    guard code == 0 else {
      _ = ftruncate(descriptor, end)
      throw WriteError(path: path, code: code)
    }
    if isNew { try OutputFolder.sync(OutputFolder.above(path)) }
  }
}
