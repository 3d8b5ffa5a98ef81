extension PackedEncoder {
  /// Packs values one after the other.
  struct UnkeyedContainer: UnkeyedEncodingContainer {
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
}
