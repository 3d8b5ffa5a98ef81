/// A part of the bytes that is a value.
struct PackedValue {
  let source: Source
  let range: Range<Int>

  static func corrupted(_ what: String) -> DecodingError {
    .dataCorrupted(.init(codingPath: [], debugDescription: "packed bytes hold no \(what)"))
  }

  func number<Number: FixedWidthInteger>(_ type: Number.Type) throws -> Number {
    guard range.count == MemoryLayout<Number>.size else { throw Self.corrupted("\(type)") }
    return source.bytes.withUnsafeBytes { bytes in
      Number(littleEndian: bytes.loadUnaligned(fromByteOffset: range.lowerBound, as: Number.self))
    }
  }

  func double() throws -> Double { Double(bitPattern: try number(UInt64.self)) }

  func bool() throws -> Bool {
    switch try number(UInt8.self) {
    case 0: false
    case 1: true
    default: throw Self.corrupted("Bool")
    }
  }

  func text() -> String {
    source.bytes.withUnsafeBytes { bytes in
      String(decoding: UnsafeRawBufferPointer(rebasing: bytes[range]), as: UTF8.self)
    }
  }

  /// The value whose length stands at a place; `nil` where it ends beyond this one.
  func value(at place: Int) -> PackedValue? {
    guard place >= range.lowerBound, place <= range.upperBound - 4 else { return nil }
    let length = source.bytes.withUnsafeBytes { bytes in
      UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self))
    }
    guard Int(length) <= range.upperBound - place - 4 else { return nil }
    return PackedValue(source: source, range: place + 4..<place + 4 + Int(length))
  }

  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    if type == String.self, let text = text() as? Value { return text }
    return try Value(from: PackedDecoder(self))
  }

  /// The bytes that are read.
  final class Source: Sendable {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Whether other bytes stand at a place, behind which there are as many.
    func holds(_ other: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
      bytes.withUnsafeBufferPointer { bytes in
        other.indices.allSatisfy { bytes[place + $0] == other[$0] }
      }
    }
  }
}
