import LanguageModel
import VietnameseText

/// All forms of the vocabulary as a trie over symbol codes, from start mark to end mark.
///
/// Nodes lie in breadth-first order, so the children of a node are neighbours, ascending by label.
/// Node 0 is the root. All that the search asks of a node stands in its 64 bits: label (8 bits),
/// prospect (8), number of children (8), then the first child (32) or, in a leaf, the form.
struct FormTrie: @unchecked Sendable {
  // Safe to share: the memory is read-only and `file` keeps it mapped.
  private let file: ModelFile
  private let nodes: UnsafeBufferPointer<UInt64>

  /// Finds the trie in a model file.
  init(file: ModelFile) throws(ModelError) {
    self.file = file
    let nodes = try file.section("forms.nodes", of: UInt64.self)
    self.nodes = nodes
    let isSound = nodes.allSatisfy { node in
      let count = Int(node >> 16 & 0xFF)
      return count == 0 || Int(node >> 24 & 0xFFFF_FFFF) + count <= nodes.count
    }
    guard !nodes.isEmpty, isSound else {
      throw .wrongFormat(path: file.path, reason: "its forms are damaged")
    }
  }

  /// The child of a node by its label, or `nil`.
  ///
  /// - Complexity: O(log *k*) for *k* children.
  @inline(__always)
  func child(of node: UInt32, _ label: UInt8) -> UInt32? {
    let children = children(of: node)
    var low = children.lowerBound
    var high = children.upperBound
    while low < high {
      let middle = (low + high) >> 1
      if self.label(of: middle) < label { low = middle + 1 } else { high = middle }
    }
    return low < children.upperBound && self.label(of: low) == label ? UInt32(low) : nil
  }

  /// The children of a node.
  @inline(__always)
  func children(of node: UInt32) -> Range<Int> {
    let bits = nodes[Int(node)]
    let first = Int(bits >> 24 & 0xFFFF_FFFF)
    return Range(uncheckedBounds: (first, first + Int(bits >> 16 & 0xFF)))
  }

  /// The label that leads to a node.
  @inline(__always)
  func label(of node: Int) -> UInt8 { UInt8(truncatingIfNeeded: nodes[node]) }

  /// Logarithm of the probability of the most frequent form below a node.
  @inline(__always)
  func prospect(of node: UInt32) -> Float {
    Float(UInt8(truncatingIfNeeded: nodes[Int(node)] >> 8)) * -FormTrie.prospectStep
  }

  /// Width of the steps in which prospects are stored, in nats.
  private static let prospectStep: Float = 0.08

  /// The form that ends in a node, which the end mark leads to; `nil` elsewhere.
  @inline(__always)
  func form(at node: UInt32) -> Form? {
    let bits = nodes[Int(node)]
    let rest = UInt32(truncatingIfNeeded: bits >> 24)
    // The root of an empty trie is a leaf without a form.
    return bits >> 16 & 0xFF == 0 && rest != .max ? Form(rawValue: rest) : nil
  }

  /// The sections that hold the trie of a vocabulary.
  ///
  /// - Parameter score: logarithm of the probability of a form without any context.
  static func sections(
    vocabulary: [(id: UInt16, key: WordKey)], score: (Form) -> Float
  ) -> [String: [UInt8]] {
    var strings: [(codes: [UInt8], form: Form)] = []
    for (id, key) in vocabulary where key.bits != 0 {
      for shape in [CaseShape.lower, .title, .upper] where shape != .upper || key.length > 1 {
        strings.append(
          (
            EditChunk.marked(Form.codes(of: key, shape: shape)),
            Form(word: id, shape: shape)
          ))
      }
    }
    strings.sort { $0.codes.lexicographicallyPrecedes($1.codes) }
    var labels: [UInt8] = [0]
    var firstChildren: [UInt32] = []
    var forms: [UInt32] = [UInt32.max]
    // Each queued node is the range of strings that share its path, and the path's length.
    var queue: [(range: Range<Int>, depth: Int)] = [(strings.indices, 0)]
    var head = 0
    while head < queue.count {
      let (range, depth) = queue[head]
      head += 1
      firstChildren.append(UInt32(labels.count))
      var start = range.lowerBound
      while start < range.upperBound, strings[start].codes.count <= depth { start += 1 }
      while start < range.upperBound {
        let label = strings[start].codes[depth]
        var end = start + 1
        while end < range.upperBound, strings[end].codes[depth] == label { end += 1 }
        labels.append(label)
        let isLeaf = strings[start].codes.count == depth + 1
        forms.append(isLeaf ? strings[start].form.rawValue : UInt32.max)
        queue.append((start..<end, depth + 1))
        start = end
      }
    }
    firstChildren.append(UInt32(labels.count))
    // Children come after their parents, so going backwards every node knows its best leaf.
    var prospects = forms.map { $0 == .max ? -Float.infinity : score(Form(rawValue: $0)) }
    for node in labels.indices.reversed() {
      for child in Int(firstChildren[node])..<Int(firstChildren[node + 1]) {
        prospects[node] = max(prospects[node], prospects[child])
      }
    }
    let nodes = labels.indices.map { node -> UInt64 in
      let prospect = UInt64(min(255, max(0, -prospects[node] / prospectStep)))
      let count = UInt64(firstChildren[node + 1] - firstChildren[node])
      let rest = UInt64(count == 0 ? forms[node] : firstChildren[node])
      return UInt64(labels[node]) | prospect << 8 | count << 16 | rest << 24
    }
    return ["forms.nodes": nodes.rawBytes]
  }
}
