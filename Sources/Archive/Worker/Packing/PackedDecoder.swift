/// Reads what `PackedEncoder` packed; whatever the bytes are, it reads nothing beyond them.
struct PackedDecoder: Decoder {
  fileprivate let value: PackedValue
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  fileprivate init(_ value: PackedValue) { self.value = value }

  /// Reads a value.
  ///
  /// - Throws: `DecodingError` where the bytes are none.
  static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws -> Value {
    let source = PackedSource(bytes)
    return try Value(from: PackedDecoder(PackedValue(source: source, range: 0..<bytes.count)))
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(KeyedContainer(value))
  }

  func unkeyedContainer() -> any UnkeyedDecodingContainer { UnkeyedContainer(value) }

  func singleValueContainer() -> any SingleValueDecodingContainer { SingleValue(value: value) }
}

/// The bytes that are read.
private final class PackedSource: Sendable {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }
}

/// A part of the bytes that is a value.
private struct PackedValue {
  let source: PackedSource
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
}

private final class KeyedContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
  private let value: PackedValue
  /// Where the next key stands: keys are mostly asked for in the order in which they were written.
  private var place: Int
  var codingPath: [any CodingKey] { [] }

  init(_ value: PackedValue) {
    self.value = value
    place = value.range.lowerBound
  }

  /// The entry at a place: where its key is and what its value is.
  private func entry(at place: Int) -> (key: Range<Int>, value: PackedValue)? {
    guard place < value.range.upperBound else { return nil }
    let key = place + 1..<place + 1 + Int(value.source.bytes[place])
    return value.value(at: key.upperBound).map { (key, $0) }
  }

  /// The value of a key; the search goes on from where the last one ended, and once around.
  private func find(_ key: some CodingKey) -> PackedValue? {
    let name = key.stringValue.utf8
    let start = place
    var isAround = false
    while true {
      guard let entry = entry(at: place) else {
        if isAround { return nil }
        isAround = true
        place = value.range.lowerBound
        if place == start { return nil }
        continue
      }
      if entry.key.count == name.count, value.source.bytes[entry.key].elementsEqual(name) {
        return entry.value
      }
      place = entry.value.range.upperBound
      if isAround, place >= start { return nil }
    }
  }

  private func value(_ key: Key) throws -> PackedValue {
    guard let value = find(key) else {
      throw DecodingError.keyNotFound(
        key, .init(codingPath: [], debugDescription: "packed bytes hold no \(key.stringValue)"))
    }
    return value
  }

  var allKeys: [Key] {
    var keys: [Key] = []
    var place = value.range.lowerBound
    while let entry = entry(at: place) {
      let name = String(decoding: value.source.bytes[entry.key], as: UTF8.self)
      if let key = Key(stringValue: name) { keys.append(key) }
      place = entry.value.range.upperBound
    }
    return keys
  }

  func contains(_ key: Key) -> Bool { find(key) != nil }
  func decodeNil(forKey key: Key) -> Bool { find(key) == nil }
  func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try value(key).bool() }
  func decode(_ type: String.Type, forKey key: Key) throws -> String { try value(key).text() }
  func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try value(key).double() }
  func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try value(key).number(type) }

  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    try value(key).decode(type)
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> {
    PackedDecoder(try value(key)).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    PackedDecoder(try value(key)).unkeyedContainer()
  }

  func superDecoder() throws -> any Decoder { throw PackedValue.corrupted("superclass") }
  func superDecoder(forKey key: Key) throws -> any Decoder { try superDecoder() }
}

private struct UnkeyedContainer: UnkeyedDecodingContainer {
  private let value: PackedValue
  private var place: Int
  private(set) var currentIndex = 0
  var codingPath: [any CodingKey] { [] }
  var count: Int? { nil }
  var isAtEnd: Bool { place >= value.range.upperBound }

  init(_ value: PackedValue) {
    self.value = value
    place = value.range.lowerBound
  }

  private mutating func next() throws -> PackedValue {
    guard let next = value.value(at: place) else { throw PackedValue.corrupted("next value") }
    place = next.range.upperBound
    currentIndex += 1
    return next
  }

  mutating func decodeNil() -> Bool { false }
  mutating func decode(_ type: String.Type) throws -> String { try next().text() }

  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try next().decode(type)
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) throws -> KeyedDecodingContainer<Nested> {
    PackedDecoder(try next()).container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    PackedDecoder(try next()).unkeyedContainer()
  }

  mutating func superDecoder() throws -> any Decoder { throw PackedValue.corrupted("superclass") }
}

private struct SingleValue: SingleValueDecodingContainer {
  let value: PackedValue
  var codingPath: [any CodingKey] { [] }

  func decodeNil() -> Bool { false }
  func decode(_ type: Bool.Type) throws -> Bool { try value.bool() }
  func decode(_ type: String.Type) -> String { value.text() }
  func decode(_ type: Double.Type) throws -> Double { try value.double() }
  func decode(_ type: Float.Type) throws -> Float {
    Float(bitPattern: try value.number(UInt32.self))
  }
  func decode(_ type: Int.Type) throws -> Int { try value.number(type) }
  func decode(_ type: Int8.Type) throws -> Int8 { try value.number(type) }
  func decode(_ type: Int16.Type) throws -> Int16 { try value.number(type) }
  func decode(_ type: Int32.Type) throws -> Int32 { try value.number(type) }
  func decode(_ type: Int64.Type) throws -> Int64 { try value.number(type) }
  func decode(_ type: UInt.Type) throws -> UInt { try value.number(type) }
  func decode(_ type: UInt8.Type) throws -> UInt8 { try value.number(type) }
  func decode(_ type: UInt16.Type) throws -> UInt16 { try value.number(type) }
  func decode(_ type: UInt32.Type) throws -> UInt32 { try value.number(type) }
  func decode(_ type: UInt64.Type) throws -> UInt64 { try value.number(type) }
  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try value.decode(type) }
}
