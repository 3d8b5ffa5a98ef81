#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A table of plain values of a fixed size, all of them zero at first.
///
/// The system gives memory for its pages when they are first written to, so a large table that holds
/// little costs little.
///
/// Invariants: `base` points to `count` values, aligned to the cache lines of the processor; values
/// are meaningful when all their bytes are zero. Indices are the caller's promise.
struct ZeroedMemory<Element: BitwiseCopyable>: ~Copyable {
  private let memory: UnsafeMutableRawPointer
  let base: UnsafeMutablePointer<Element>
  let count: Int
  private static var line: Int { 64 }

  init(count: Int) {
    let size = count * MemoryLayout<Element>.stride + Self.line
    guard let memory = calloc(size, 1) else { fatalError("out of memory for \(size) bytes") }
    self.memory = memory
    base = memory.alignedUp(toMultipleOf: Self.line).bindMemory(to: Element.self, capacity: count)
    self.count = count
  }

  deinit { free(memory) }

  /// Makes all values zero again. The memory stays where it is: one large piece after the other would
  /// leave gaps between them.
  func clear() { memset(base, 0, count * MemoryLayout<Element>.stride) }

  @inline(__always)
  subscript(index: Int) -> Element {
    get { base[index] }
    nonmutating set { base[index] = newValue }
  }
}
