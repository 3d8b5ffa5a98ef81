/// Cuts blocks of bytes into lines; a line that spans blocks is put together first.
struct LineSplitter {
  private var pending: [UInt8] = []

  mutating func add(
    _ block: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    var start = 0
    while let end = block[start...].firstIndex(of: UInt8(ascii: "\n")) {
      if pending.isEmpty {
        body(UnsafeBufferPointer(rebasing: block[start..<end]))
      } else {
        pending += block[start..<end]
        pending.withUnsafeBufferPointer(body)
        pending.removeAll(keepingCapacity: true)
      }
      start = end + 1
    }
    pending += block[start...]
  }

  mutating func finish(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    if !pending.isEmpty { pending.withUnsafeBufferPointer(body) }
    pending = []
  }
}
