extension PackedDecoder {
  /// Finds values by their keys.
  final class KeyedContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
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
      var name = key.stringValue
      return name.withUTF8(find)
    }

    private func find(_ name: UnsafeBufferPointer<UInt8>) -> PackedValue? {
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
        if entry.key.count == name.count, value.source.holds(name, at: entry.key.lowerBound) {
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

    // What may be missing is looked for once, and not also to see whether it is there.
    func decodeIfPresent(_ type: String.Type, forKey key: Key) -> String? { find(key)?.text() }
    func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? {
      try find(key)?.number(type)
    }
    func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? {
      try find(key)?.double()
    }
    func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
      try find(key)?.decode(type)
    }

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
}
