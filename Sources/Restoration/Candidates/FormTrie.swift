import LanguageModel
import VietnameseText

/// All forms of the vocabulary as a trie over symbol codes, from start mark to end mark.
///
/// Nodes lie in breadth-first order, so the children of a node are neighbours, ascending by label,
/// and come after it. Node 0 is the root. All that the search asks of a node stands in its 64 bits:
/// label (8 bits), prospect (8), number of children (8), then the first child (32) or, in a leaf,
/// the form, and in the highest byte the span of lengths below it, which is worked out when the
/// model is opened.
struct FormTrie: @unchecked Sendable {
  // Safe to share: nobody writes to the memory after `init`.
  private let memory: Memory
  private let nodes: UnsafePointer<UInt64>
  private let branchings: UnsafePointer<Branching>
  private let branchingOfNode: UnsafePointer<UInt16>
  /// How many nodes there are.
  let count: Int

  /// The nodes with their spans, and the label sets of nodes with many children.
  private final class Memory {
    let nodes: UnsafeMutablePointer<UInt64>
    let branchings: UnsafeMutablePointer<Branching>
    /// For each node with many children the place of its label set; 0 for all others.
    let branchingOfNode: UnsafeMutablePointer<UInt16>

    init(nodes: Int, branchings: Int) {
      self.nodes = .allocate(capacity: nodes)
      self.nodes.initialize(repeating: 0, count: nodes)
      self.branchings = .allocate(capacity: branchings)
      self.branchings.initialize(repeating: Branching(), count: branchings)
      branchingOfNode = .allocate(capacity: nodes)
      branchingOfNode.initialize(repeating: 0, count: nodes)
    }

    deinit {
      nodes.deallocate()
      branchings.deallocate()
      branchingOfNode.deallocate()
    }
  }

  /// The labels of a node's children as a set of 256 bits, and which child each of them leads to.
  struct Branching: BitwiseCopyable {
    private var labels: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    /// How many labels lie below each eight bits of the set, a byte each.
    private var counts: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

    init() {}

    init(labels: some Sequence<UInt8>) {
      withUnsafeMutableBytes(of: &self) { bytes in
        for label in labels {
          bytes[Int(label >> 3)] |= 1 << (label & 7)
          for above in Int(label >> 3) + 1..<33 where above < 32 { bytes[32 + above] += 1 }
        }
      }
    }

    /// The set, four times 64 bits.
    @inline(__always)
    static func labels(at place: UnsafePointer<Branching>) -> UnsafePointer<UInt64> {
      UnsafeRawPointer(place).assumingMemoryBound(to: UInt64.self)
    }

    /// How many labels of the set lie below one.
    @inline(__always)
    static func rank(of label: Int, at place: UnsafePointer<Branching>) -> Int {
      let bytes = UnsafeRawPointer(place).assumingMemoryBound(to: UInt8.self)
      let below = Int(bytes[label &>> 3]) & (1 &<< (label & 7) &- 1)
      // How many bits are set in each half of a byte, four bits each.
      let bits: UInt64 = 0x4332_3221_3221_2110
      return Int(bytes[32 &+ label &>> 3])
        &+ Int(truncatingIfNeeded: bits &>> UInt64((below & 15) &<< 2) & 15)
        &+ Int(truncatingIfNeeded: bits &>> UInt64((below &>> 4) &<< 2) & 15)
    }
  }

  /// How many children a node has at most that is gone through child by child.
  static let fewChildren = 8
  /// The longest path, in symbols: a word and its two marks.
  static let maxDepth = WordKey.maxLength + 2

  /// Finds the trie in a model file.
  ///
  /// - Complexity: O(*n*) for *n* nodes, 65,000 of which take 0.4 ms.
  init(file: ModelFile) throws(ModelError) {
    let stored = try file.section("forms.nodes", of: UInt64.self)
    let damaged = ModelError.wrongFormat(path: file.path, reason: "its forms are damaged")
    var wide = 0
    for (index, node) in stored.enumerated() {
      let children = FormTrie.children(node)
      guard children.isEmpty || children.lowerBound > index && children.upperBound <= stored.count
      else { throw damaged }
      if children.count > FormTrie.fewChildren { wide += 1 }
    }
    guard !stored.isEmpty, wide <= Int(UInt16.max) else { throw damaged }
    memory = Memory(nodes: stored.count, branchings: wide)
    nodes = UnsafePointer(memory.nodes)
    count = stored.count
    branchings = UnsafePointer(memory.branchings)
    branchingOfNode = UnsafePointer(memory.branchingOfNode)
    // Children come after their parents, so going backwards every node knows the spans below it.
    for index in stored.indices.reversed() {
      let children = FormTrie.children(stored[index])
      var (least, most) = children.isEmpty ? (0, 0) : (Int.max, 0)
      for child in children {
        let span = FormTrie.span(nodes[child])
        least = min(least, (span & 15) + 1)
        most = max(most, (span & 15) + (span >> 4) + 1)
      }
      guard most <= FormTrie.maxDepth else { throw damaged }
      memory.nodes[index] =
        stored[index] & (1 << 56 - 1) | UInt64(least | (most - least) << 4) << 56
      if children.count > FormTrie.fewChildren {
        wide -= 1
        memory.branchings[wide] = Branching(labels: children.lazy.map(label(of:)))
        memory.branchingOfNode[index] = UInt16(wide)
      }
    }
  }

  /// All that is known of a node.
  @inline(__always)
  func bits(of node: UInt32) -> UInt64 { nodes[Int(node)] }

  /// How many more symbols the forms below a node have: the least number in the low four bits, how
  /// many more the longest has in the four above.
  @inline(__always)
  static func span(_ bits: UInt64) -> Int { Int(bits >> 56) }

  /// The logarithm of the probability of the most frequent form below a node.
  @inline(__always)
  static func prospect(_ bits: UInt64) -> Float {
    Float(Int32(truncatingIfNeeded: bits >> 8 & 0xFF)) * -prospectStep
  }

  /// The children of a node.
  @inline(__always)
  static func children(_ bits: UInt64) -> Range<Int> {
    let first = Int(bits >> 24 & 0xFFFF_FFFF)
    return Range(uncheckedBounds: (first, first + Int(bits >> 16 & 0xFF)))
  }

  /// The spans below a node and those of its forms that begin with up to `symbols` symbols more, if
  /// all of them are taken off: from the least length without them to the longest.
  @inline(__always)
  static func span(_ bits: UInt64, without symbols: ClosedRange<Int>) -> Int {
    let span = span(bits)
    let least = max(0, span & 15 - symbols.upperBound)
    let most = max(least, span & 15 + span >> 4 - symbols.lowerBound)
    return least | (most - least) << 4
  }

  /// The child of a node by its label, or `nil`.
  ///
  /// - Complexity: O(1) for a node with a label set, O(*k*) for *k* children of another.
  @inline(__always)
  func child(of node: UInt32, _ label: UInt8) -> UInt32? {
    let children = children(of: node)
    if children.count <= FormTrie.fewChildren {
      for child in children where self.label(of: child) >= label {
        return self.label(of: child) == label ? UInt32(truncatingIfNeeded: child) : nil
      }
      return nil
    }
    let place = branchings + Int(branchingOfNode[Int(node)])
    guard Branching.labels(at: place)[Int(label >> 6)] >> UInt64(label & 63) & 1 != 0 else {
      return nil
    }
    return UInt32(
      truncatingIfNeeded: children.lowerBound &+ Branching.rank(of: Int(label), at: place))
  }

  /// The children of a node.
  @inline(__always)
  func children(of node: UInt32) -> Range<Int> { FormTrie.children(nodes[Int(node)]) }

  /// Writes down the children of a node whose labels are in a set, and returns how many they are.
  ///
  /// - Parameters:
  ///   - bits: those of the node.
  ///   - set: four times 64 bits.
  ///   - result: room for all children, at most 255.
  @inline(__always)
  func children(
    of node: UInt32, _ bits: UInt64, in set: UnsafePointer<UInt64>,
    _ result: UnsafeMutablePointer<UInt32>
  ) -> Int {
    let children = FormTrie.children(bits)
    var count = 0
    if children.count <= FormTrie.fewChildren {
      for child in children {
        let label = nodes[child]
        result[count] = UInt32(truncatingIfNeeded: child)
        count &+= Int(truncatingIfNeeded: set[Int(label >> 6 & 3)] >> (label & 63) & 1)
      }
      return count
    }
    let place = branchings + Int(branchingOfNode[Int(node)])
    let sets = Branching.labels(at: place)
    for quarter in 0..<4 {
      var rest = sets[quarter] & set[quarter]
      while rest != 0 {
        let label = quarter &<< 6 | rest.trailingZeroBitCount
        rest &= rest &- 1
        result[count] = UInt32(
          truncatingIfNeeded: children.lowerBound &+ Branching.rank(of: label, at: place))
        count &+= 1
      }
    }
    return count
  }

  /// The label that leads to a node.
  @inline(__always)
  func label(of node: Int) -> UInt8 { UInt8(truncatingIfNeeded: nodes[node]) }

  /// Logarithm of the probability of the most frequent form below a node.
  @inline(__always)
  func prospect(of node: UInt32) -> Float { FormTrie.prospect(nodes[Int(node)]) }

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
