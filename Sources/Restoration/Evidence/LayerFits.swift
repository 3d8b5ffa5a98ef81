import Dispatch
import DocumentModel
import Synchronization

/// How well the text layers of a document's pages fit Vietnamese as they stand, which can be found out
/// on another thread while they are restored.
final class LayerFits: Sendable {
  private let bits = Mutex<[Double?]>([])
  private let group = DispatchGroup()

  /// Begins to judge pages.
  ///
  /// - Parameter isBeside: whether another thread does it.
  init(of pages: [Page], _ lattice: EvidenceLattice, isBeside: Bool) {
    guard pages.contains(where: LayerFits.isLayer) else {
      bits.withLock { $0 = pages.map { _ in nil } }
      return
    }
    let judge: @Sendable () -> Void = { [self] in
      let found = pages.map { LayerFits.isLayer($0) ? LayerFit.bits($0.lines, lattice) : nil }
      bits.withLock { $0 = found }
    }
    if isBeside { DispatchQueue.global().async(group: group, execute: judge) } else { judge() }
  }

  /// Bits that the model needs a word of each page; `nil` where that is no text layer or has too few
  /// words. Waits until they are known.
  var asTheyStand: [Double?] {
    group.wait()
    return bits.withLock(\.self)
  }

  private static func isLayer(_ page: Page) -> Bool {
    page.source == .textLayer || page.source == .restoredTextLayer
  }
}
