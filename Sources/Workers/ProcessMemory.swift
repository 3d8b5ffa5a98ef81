#if canImport(Glibc)
  import Glibc
#endif

/// How a process that runs for days takes its memory.
package enum ProcessMemory {
  /// Lets all threads share two heaps.
  ///
  /// Else each thread of a pool gets a heap of its own sooner or later and keeps what it once needed,
  /// so that the process grows with the number of threads that happened to do the same work. To be
  /// called before the work begins.
  package static func shareHeaps() {
    #if canImport(Glibc)
      // The header that declares it is in no module.
      guard let symbol = dlsym(nil, "mallopt") else { return }
      let mallopt = unsafeBitCast(symbol, to: (@convention(c) (CInt, CInt) -> CInt).self)
      _ = mallopt(mostArenas, 2)
    #endif
  }

  /// `M_ARENA_MAX`.
  private static let mostArenas: CInt = -8
}
