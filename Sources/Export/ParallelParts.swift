import Dispatch
import Synchronization

/// Does parts of a work on several threads, where cores are idle.
package enum ParallelParts {
  /// What each part gives, in their order.
  ///
  /// - Parameter hasHelp: whether other threads than the calling one may take parts.
  /// - Throws: the error of the first part that has one.
  package static func results<Value: Sendable>(
    of count: Int, hasHelp: Bool, _ work: @Sendable (_ part: Int) throws -> Value
  ) throws -> [Value] {
    guard hasHelp, count > 1 else { return try (0..<count).map(work) }
    let results = Mutex<[Int: Result<Value, any Error>]>([:])
    DispatchQueue.concurrentPerform(iterations: count) { part in
      let result = Result { try work(part) }
      results.withLock { $0[part] = result }
    }
    let found = results.withLock { results in (0..<count).compactMap { results[$0] } }
    return try found.map { try $0.get() }
  }
}
