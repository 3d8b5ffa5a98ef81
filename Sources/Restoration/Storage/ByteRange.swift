/// A range of bytes in a list or a text.
struct ByteRange: BitwiseCopyable {
  var start: UInt32 = 0
  var count: UInt32 = 0

  init() {}

  init(start: Int, count: Int) {
    self.start = UInt32(truncatingIfNeeded: start)
    self.count = UInt32(truncatingIfNeeded: count)
  }

  var end: UInt32 { start + count }
}
