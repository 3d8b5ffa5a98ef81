extension PackedEncoder {
  /// Packs a value as it is.
  struct SingleValue: SingleValueEncodingContainer {
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
}
