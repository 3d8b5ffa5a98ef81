import DocumentModel

/// The flat sections of a document as the tree that their paths describe.
struct SectionTree {
  /// The indices of the sections that stand in no other.
  private(set) var roots: [Int] = []
  /// The indices of the sections within each.
  private(set) var children: [[Int]]

  init(_ sections: [Section]) {
    children = Array(repeating: [], count: sections.count)
    var open: [(index: Int, depth: Int)] = []
    for (index, section) in sections.enumerated() {
      let depth =
        switch section.kind {
        case .indent: section.path.count + 1
        case .subindent: section.path.count + 2
        default: section.path.count
        }
      while let last = open.last, last.depth >= depth { open.removeLast() }
      if let parent = open.last {
        children[parent.index].append(index)
      } else {
        roots.append(index)
      }
      open.append((index, depth))
    }
  }
}
