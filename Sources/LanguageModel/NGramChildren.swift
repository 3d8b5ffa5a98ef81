import CPrefetch

/// Where the n-grams lie that go on from a shorter one.
struct NGramChildren: BitwiseCopyable {
  /// The first of them: an index into the level above, or an offset in bytes where that is packed.
  var first: UInt32 = 0
  var count: UInt16 = 0
}
