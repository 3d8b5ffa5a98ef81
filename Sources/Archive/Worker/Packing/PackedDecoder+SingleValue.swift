extension PackedDecoder {
  /// Takes a value as it is.
  struct SingleValue: SingleValueDecodingContainer {
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
}
