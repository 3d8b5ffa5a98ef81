/// A growing array of plain values that is neither reference-counted nor bounds-checked.
///
/// The decoder's tables are such lists: what goes through them is a few values for every token.
///
/// Invariants: `base` points to room for `capacity` values, of which the first `count` are
/// initialised; the list owns that memory and nothing keeps `base` across an `append`. Indices are
/// the caller's promise, as in `UnsafeMutablePointer`.
struct UnsafeList<Element: BitwiseCopyable>: ~Copyable {
  private(set) var base: UnsafeMutablePointer<Element>
  private(set) var count = 0
  private var capacity: Int

  init(capacity: Int = 64) {
    self.capacity = capacity
    base = .allocate(capacity: capacity)
  }

  deinit { base.deallocate() }

  /// The bytes that the list has reserved.
  var byteCapacity: Int { capacity * MemoryLayout<Element>.stride }

  @inline(__always)
  subscript(index: Int) -> Element {
    get { base[index] }
    nonmutating set { base[index] = newValue }
  }

  @inline(__always)
  mutating func append(_ element: Element) {
    if count == capacity { grow(to: count + 1) }
    base[count] = element
    count += 1
  }

  /// Adds room for values that the caller initialises at once; returns where they start.
  @inline(__always)
  mutating func appendUninitialized(_ more: Int) -> Int {
    if count + more > capacity { grow(to: count + more) }
    defer { count += more }
    return count
  }

  /// Drops what lies behind the first `count` values.
  @inline(__always)
  mutating func removeAll(from count: Int = 0) { self.count = count }

  @inline(never)
  private mutating func grow(to least: Int) {
    let capacity = max(least, capacity * 2)
    let base = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    base.update(from: self.base, count: count)
    self.base.deallocate()
    self.base = base
    self.capacity = capacity
  }
}

extension UnsafeList<UInt8> {
  /// Adds bytes; returns where they start.
  @inline(__always)
  mutating func append(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> Int {
    let start = appendUninitialized(length)
    (base + start).update(from: bytes, count: length)
    return start
  }

  /// Adds text; returns where it starts and how long it is.
  mutating func append(_ text: some StringProtocol) -> ByteRange {
    var text = String(text)
    return text.withUTF8 { utf8 in
      guard let bytes = utf8.baseAddress, !utf8.isEmpty else { return ByteRange() }
      return ByteRange(start: append(bytes, utf8.count), count: utf8.count)
    }
  }

  /// The text of a range.
  func string(_ range: ByteRange) -> String {
    String(
      decoding: UnsafeBufferPointer(start: base + Int(range.start), count: Int(range.count)),
      as: UTF8.self)
  }
}
