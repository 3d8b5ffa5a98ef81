/// Packs what is `Encodable` into bytes for another process of the same program, many times as fast as
/// JSON can be written and read.
///
/// A number is its bits, the lowest byte first, a text its UTF-8, a list its values, each behind its
/// length in 4 bytes. What has keys is, for each, the length of the key in a byte, the key, and its
/// value behind its length.
final class PackedEncoder: Encoder {
  let codingPath: [any CodingKey] = []
  let userInfo: [CodingUserInfoKey: Any] = [:]
  fileprivate var bytes: [UInt8] = []
  /// What the value wanted that this encoder does not do.
  fileprivate var refusal: String?
  /// Whether the value that is being added turned out to be none.
  private var isNothing = false

  private init() {}

  /// Packs a value.
  ///
  /// - Complexity: O(*n*) in the size of the value.
  static func encode(_ value: some Encodable) throws -> [UInt8] {
    let encoder = PackedEncoder()
    try value.encode(to: encoder)
    if let refusal = encoder.refusal {
      throw EncodingError.invalidValue(
        refusal, .init(codingPath: [], debugDescription: "cannot be packed"))
    }
    return encoder.bytes
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    KeyedEncodingContainer(KeyedContainer(encoder: self))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer { UnkeyedContainer(encoder: self) }

  func singleValueContainer() -> any SingleValueEncodingContainer { SingleValue(encoder: self) }

  fileprivate func refuse(_ what: String) -> PackedEncoder {
    refusal = what
    return PackedEncoder()
  }

  fileprivate func appendNothing() { isNothing = true }

  fileprivate func append(_ number: some FixedWidthInteger) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  fileprivate func append(_ number: Double) { append(number.bitPattern) }
  fileprivate func append(_ isTrue: Bool) { bytes.append(isTrue ? 1 : 0) }
  fileprivate func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Has a value added behind its key.
  fileprivate func put(_ key: some CodingKey, _ add: () throws -> Void) rethrows {
    let name = key.stringValue.utf8
    bytes.append(UInt8(clamping: name.count))
    bytes.append(contentsOf: name.prefix(Int(UInt8.max)))
    try measure(add)
  }

  /// The same; of what turns out to be none, nothing is left.
  fileprivate func add(_ value: some Encodable, key: some CodingKey) throws {
    let start = bytes.count
    try put(key) { try value.encode(to: self) }
    if isNothing {
      bytes.removeSubrange(start...)
      isNothing = false
    }
  }

  /// Has a value of a list added.
  fileprivate func add(_ value: some Encodable) throws {
    try measure { try value.encode(to: self) }
    if isNothing { refusal = "nothing in a list" }
  }

  /// Has a value added, and puts its length before it.
  fileprivate func measure(_ add: () throws -> Void) rethrows {
    let start = bytes.count
    append(UInt32(0))
    try add()
    let length = UInt32(clamping: bytes.count - start - 4)
    for place in 0..<4 { bytes[start + place] = UInt8(truncatingIfNeeded: length >> (8 * place)) }
  }
}

private struct KeyedContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let encoder: PackedEncoder
  var codingPath: [any CodingKey] { [] }

  mutating func encodeNil(forKey key: Key) {}

  mutating func encode(_ value: Bool, forKey key: Key) {
    encoder.put(key) { encoder.append(value) }
  }

  mutating func encode(_ value: String, forKey key: Key) {
    encoder.put(key) { encoder.append(value) }
  }

  mutating func encode(_ value: Double, forKey key: Key) {
    encoder.put(key) { encoder.append(value) }
  }

  mutating func encode(_ value: Int, forKey key: Key) {
    encoder.put(key) { encoder.append(value) }
  }

  mutating func encode(_ value: some Encodable, forKey key: Key) throws {
    try encoder.add(value, key: key)
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Nested> {
    encoder.refuse("a container within one").container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    encoder.refuse("a container within one").unkeyedContainer()
  }

  mutating func superEncoder() -> any Encoder { encoder.refuse("a superclass") }
  mutating func superEncoder(forKey key: Key) -> any Encoder { encoder.refuse("a superclass") }
}

private struct UnkeyedContainer: UnkeyedEncodingContainer {
  let encoder: PackedEncoder
  private(set) var count = 0
  var codingPath: [any CodingKey] { [] }

  init(encoder: PackedEncoder) { self.encoder = encoder }

  mutating func encodeNil() { _ = encoder.refuse("nothing in a list") }

  mutating func encode(_ value: String) {
    encoder.measure { encoder.append(value) }
    count += 1
  }

  mutating func encode(_ value: some Encodable) throws {
    try encoder.add(value)
    count += 1
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) -> KeyedEncodingContainer<Nested> {
    encoder.refuse("a container within one").container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    encoder.refuse("a container within one").unkeyedContainer()
  }

  mutating func superEncoder() -> any Encoder { encoder.refuse("a superclass") }
}

private struct SingleValue: SingleValueEncodingContainer {
  let encoder: PackedEncoder
  var codingPath: [any CodingKey] { [] }

  mutating func encodeNil() { encoder.appendNothing() }
  mutating func encode(_ value: Bool) { encoder.append(value) }
  mutating func encode(_ value: String) { encoder.append(value) }
  mutating func encode(_ value: Double) { encoder.append(value) }
  mutating func encode(_ value: Float) { encoder.append(value.bitPattern) }
  mutating func encode(_ value: Int) { encoder.append(value) }
  mutating func encode(_ value: Int8) { encoder.append(value) }
  mutating func encode(_ value: Int16) { encoder.append(value) }
  mutating func encode(_ value: Int32) { encoder.append(value) }
  mutating func encode(_ value: Int64) { encoder.append(value) }
  mutating func encode(_ value: UInt) { encoder.append(value) }
  mutating func encode(_ value: UInt8) { encoder.append(value) }
  mutating func encode(_ value: UInt16) { encoder.append(value) }
  mutating func encode(_ value: UInt32) { encoder.append(value) }
  mutating func encode(_ value: UInt64) { encoder.append(value) }
  mutating func encode(_ value: some Encodable) throws { try value.encode(to: encoder) }
}
