extension PackedEncoder {
  /// Packs values behind their keys.
  struct KeyedContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
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
}
