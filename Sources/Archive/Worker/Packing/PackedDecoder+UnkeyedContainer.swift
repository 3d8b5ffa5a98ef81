extension PackedDecoder {
  /// Takes values one after the other.
  struct UnkeyedContainer: UnkeyedDecodingContainer {
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
}
