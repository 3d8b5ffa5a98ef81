import LanguageModel
import VietnameseText

/// All forms of the vocabulary as a trie over symbol codes, from start mark to end mark.
///
/// Nodes lie in breadth-first order, so the children of a node are neighbours, ascending by label.
/// Node 0 is the root.
struct FormTrie: @unchecked Sendable {
  // Safe to share: the memory is read-only and `file` keeps it mapped.
  private let file: ModelFile
  private let labels: UnsafeBufferPointer<UInt8>
  private let firstChildren: UnsafeBufferPointer<UInt32>
  private let forms: UnsafeBufferPointer<UInt32>

  /// Finds the trie in a model file.
  init(file: ModelFile) throws(ModelError) {
    self.file = file
    labels = try file.section("forms.labels", of: UInt8.self)
    firstChildren = try file.section("forms.children", of: UInt32.self)
    forms = try file.section("forms.forms", of: UInt32.self)
    guard firstChildren.count == labels.count + 1, forms.count == labels.count,
      firstChildren.last.map({ Int($0) }) == labels.count
    else { throw .wrongFormat(path: file.path, reason: "its forms are damaged") }
  }

  /// The child of a node by its label, or `nil`.
  ///
  /// - Complexity: O(log *k*) for *k* children.
  @inline(__always)
  func child(of node: UInt32, _ label: UInt8) -> UInt32? {
    var low = Int(firstChildren[Int(node)])
    var high = Int(firstChildren[Int(node) + 1])
    while low < high {
      let middle = (low + high) >> 1
      if labels[middle] < label { low = middle + 1 } else { high = middle }
    }
    return low < Int(firstChildren[Int(node) + 1]) && labels[low] == label ? UInt32(low) : nil
  }

  /// The children of a node.
  @inline(__always)
  func children(of node: UInt32) -> Range<Int> {
    Int(firstChildren[Int(node)])..<Int(firstChildren[Int(node) + 1])
  }

  /// The label that leads to a node.
  @inline(__always)
  func label(of node: Int) -> UInt8 { labels[node] }

  /// The form that ends in a node, which the end mark leads to; `nil` elsewhere.
  @inline(__always)
  func form(at node: UInt32) -> Form? {
    let raw = forms[Int(node)]
    return raw == UInt32.max ? nil : Form(rawValue: raw)
  }

  /// The sections that hold the trie of a vocabulary.
  static func sections(vocabulary: [(id: UInt16, key: WordKey)]) -> [String: [UInt8]] {
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
    return [
      "forms.labels": labels, "forms.children": firstChildren.rawBytes,
      "forms.forms": forms.rawBytes,
    ]
  }
}
