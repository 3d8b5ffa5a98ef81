import DurableFiles

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A model file, mapped into memory: named sections of plain bytes.
///
/// Layout, little-endian: the eight bytes `DAUMODEL`; version (4 bytes); number of sections
/// (4 bytes); per section a name (24 bytes, padded with zeros), offset and length (8 bytes each);
/// then the sections, each aligned to 64 bytes. Sections are used where they lie; nothing is
/// unpacked at the start.
public final class ModelFile: Sendable {
  /// The version of the layout and of what the sections mean.
  package static let version: UInt32 = 2

  /// The path that was opened.
  public let path: String
  private let base: Address
  private let length: Int
  private let sections: [String: Range<Int>]

  /// The mapping is read-only and lives as long as the file object, so sharing it is safe.
  private struct Address: @unchecked Sendable {
    let pointer: UnsafeRawPointer
  }

  /// Maps a model file.
  ///
  /// - Complexity: O(1) in the size of the file.
  public init(path: String) throws(ModelError) {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else {
      throw .unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw .unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    let length = Int(status.st_size)
    guard length >= 16 else { throw .wrongFormat(path: path, reason: "it is too short") }
    guard let address = mmap(nil, length, PROT_READ, MAP_PRIVATE, descriptor, 0),
      address != MAP_FAILED
    else { throw .unreadable(path: path, reason: String(cString: strerror(errno))) }
    do throws(ModelError) {
      sections = try ModelFile.readSections(
        UnsafeRawBufferPointer(start: address, count: length), path: path)
    } catch {
      munmap(address, length)
      throw error
    }
    self.path = path
    self.length = length
    base = Address(pointer: UnsafeRawPointer(address))
  }

  deinit {
    munmap(UnsafeMutableRawPointer(mutating: base.pointer), length)
  }

  private static func readSections(
    _ bytes: UnsafeRawBufferPointer, path: String
  ) throws(ModelError) -> [String: Range<Int>] {
    guard bytes.starts(with: magic) else {
      throw .wrongFormat(path: path, reason: "it does not start like a model")
    }
    let found = bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self)
    guard found == version else {
      throw .wrongFormat(path: path, reason: "it has version \(found), needed is \(version)")
    }
    let count = Int(bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self))
    guard count < 1000, 16 + count * entrySize <= bytes.count else {
      throw .wrongFormat(path: path, reason: "its table of sections is damaged")
    }
    var sections: [String: Range<Int>] = [:]
    for index in 0..<count {
      let entry = 16 + index * entrySize
      let name = String(
        decoding: bytes[entry..<(entry + nameSize)].prefix { $0 != 0 }, as: UTF8.self)
      let offset = bytes.loadUnaligned(fromByteOffset: entry + nameSize, as: UInt64.self)
      let size = bytes.loadUnaligned(fromByteOffset: entry + nameSize + 8, as: UInt64.self)
      guard offset % 64 == 0, offset <= UInt64(bytes.count), size <= UInt64(bytes.count) - offset
      else { throw .wrongFormat(path: path, reason: "it is cut off in its section \(name)") }
      sections[name] = Int(offset)..<Int(offset + size)
    }
    return sections
  }

  /// The names of all sections, sorted.
  package var sectionNames: [String] { sections.keys.sorted() }

  /// Whether the file has a section.
  package func contains(_ name: String) -> Bool { sections[name] != nil }

  /// Length of the longest n-grams that are stored.
  var nGramOrder: Int {
    var order = 1
    while contains("ngrams.\(order + 1).words") { order += 1 }
    return contains("ngrams.\(order + 1)") ? order + 1 : order
  }

  /// The bytes of a section, valid as long as the file object lives.
  package func section(_ name: String) throws(ModelError) -> UnsafeRawBufferPointer {
    guard let range = sections[name] else {
      throw .wrongFormat(path: path, reason: "it lacks the section \(name)")
    }
    return UnsafeRawBufferPointer(start: base.pointer + range.lowerBound, count: range.count)
  }

  /// A section as an array of trivial values.
  package func section<T: BitwiseCopyable>(
    _ name: String, of type: T.Type
  ) throws(ModelError) -> UnsafeBufferPointer<T> {
    let bytes = try section(name)
    guard bytes.count % MemoryLayout<T>.stride == 0 else {
      throw .wrongFormat(path: path, reason: "its section \(name) has a broken length")
    }
    return bytes.bindMemory(to: type)
  }

  private static let magic = Array("DAUMODEL".utf8)
  private static let nameSize = 24
  private static let entrySize = 40

  /// Writes sections to a file, in the order of their names, through a temporary file beside it.
  package static func write(
    _ sections: [String: [UInt8]], to path: String
  ) throws(ModelError) {
    let names = sections.keys.sorted()
    var head = magic
    func append<T: FixedWidthInteger>(_ value: T) {
      withUnsafeBytes(of: value.littleEndian) { head.append(contentsOf: $0) }
    }
    append(version)
    append(UInt32(names.count))
    var offset = align(16 + names.count * entrySize)
    for name in names {
      let size = sections[name]?.count ?? 0
      head += Array(name.utf8.prefix(nameSize))
      head += [UInt8](repeating: 0, count: nameSize - min(nameSize, name.utf8.count))
      append(UInt64(offset))
      append(UInt64(size))
      offset = align(offset + size)
    }
    do throws(WriteError) {
      let file = try GrowingFile(path)
      for bytes in [head] + names.map({ sections[$0] ?? [] }) {
        file.add(bytes)
        file.add([UInt8](repeating: 0, count: align(bytes.count) - bytes.count))
      }
      try file.finish()
    } catch {
      throw ModelError(error)
    }
  }

  private static func align(_ offset: Int) -> Int { (offset + 63) & ~63 }
}

extension Array where Element: BitwiseCopyable {
  /// The bytes of the elements as they lie in memory.
  package var rawBytes: [UInt8] { withUnsafeBytes { [UInt8]($0) } }
}
