/// Reads what `PackedEncoder` packed; whatever the bytes are, it reads nothing beyond them.
struct PackedDecoder: Decoder {
  let value: PackedValue
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  init(_ value: PackedValue) { self.value = value }

  /// Reads a value.
  ///
  /// - Throws: `DecodingError` where the bytes are none.
  static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws -> Value {
    let source = PackedValue.Source(bytes)
    return try Value(from: PackedDecoder(PackedValue(source: source, range: 0..<bytes.count)))
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(KeyedContainer(value))
  }

  func unkeyedContainer() -> any UnkeyedDecodingContainer { UnkeyedContainer(value) }

  func singleValueContainer() -> any SingleValueDecodingContainer { SingleValue(value: value) }
}
