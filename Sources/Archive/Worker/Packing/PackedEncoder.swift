/// Packs what is `Encodable` into bytes for another process of the same program, many times as fast as
/// JSON can be written and read.
///
/// A number is its bits, the lowest byte first, a text its UTF-8, a list its values, each behind its
/// length in 4 bytes. What has keys is, for each, the length of the key in a byte, the key, and its
/// value behind its length. The pages that workers read are packed by `PackedPage` instead, which spells
/// no keys: they are so many more words than a catalogue's rows have values.
final class PackedEncoder: Encoder {
  let codingPath: [any CodingKey] = []
  let userInfo: [CodingUserInfoKey: Any] = [:]
  var bytes: [UInt8] = []
  /// What the value wanted that this encoder does not do.
  var refusal: String?
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

  func refuse(_ what: String) -> PackedEncoder {
    refusal = what
    return PackedEncoder()
  }

  func appendNothing() { isNothing = true }

  func append(_ number: some FixedWidthInteger) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  func append(_ number: Double) { append(number.bitPattern) }
  func append(_ isTrue: Bool) { bytes.append(isTrue ? 1 : 0) }
  func append(_ text: String) {
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  /// Has a value added behind its key.
  func put(_ key: some CodingKey, _ add: () throws -> Void) rethrows {
    var name = key.stringValue
    name.withUTF8 { name in
      bytes.append(UInt8(clamping: name.count))
      bytes.append(contentsOf: name.prefix(Int(UInt8.max)))
    }
    try measure(add)
  }

  /// The same; of what turns out to be none, nothing is left.
  func add(_ value: some Encodable, key: some CodingKey) throws {
    let start = bytes.count
    try put(key) { try value.encode(to: self) }
    if isNothing {
      bytes.removeSubrange(start...)
      isNothing = false
    }
  }

  /// Has a value of a list added.
  func add(_ value: some Encodable) throws {
    try measure { try value.encode(to: self) }
    if isNothing { refusal = "nothing in a list" }
  }

  /// Has a value added, and puts its length before it.
  func measure(_ add: () throws -> Void) rethrows {
    let start = bytes.count
    append(UInt32(0))
    try add()
    let length = UInt32(clamping: bytes.count - start - 4)
    bytes.withUnsafeMutableBytes {
      $0.storeBytes(of: length.littleEndian, toByteOffset: start, as: UInt32.self)
    }
  }
}
