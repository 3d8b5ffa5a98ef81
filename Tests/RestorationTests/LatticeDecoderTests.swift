import LanguageModel
import TestSupport
import Testing

@testable import Restoration

/// Compares the beam search with going every way through small lattices.
@Suite("Decoding lattices")
struct LatticeDecoderTests {
  /// A node with its own arcs, which are numbered from 0.
  private struct Node {
    var arcs: [Lattice.Arc] = []
    var endsSentence = false
  }

  private static func lattice(of nodes: [Node]) -> Lattice {
    var lattice = Lattice()
    for node in nodes {
      lattice.addNode()
      for arc in node.arcs { lattice.add(arc) }
      if node.endsSentence { lattice.endSentence() }
    }
    return lattice
  }

  private typealias Way = (steps: [(node: Int, arc: Int)], score: Float)

  private static func ways(
    _ nodes: [Node], after context: NGramModel.Context, _ model: NGramModel
  ) -> [Way] {
    var result: [Way] = []
    func go(_ node: Int, _ context: NGramModel.Context, _ steps: [(Int, Int)], _ score: Float) {
      guard node < nodes.count else {
        result.append((steps, score))
        return
      }
      for (index, arc) in nodes[node].arcs.enumerated() where node + arc.span <= nodes.count {
        var context = context
        var score = score + arc.score + model.logProbability(of: arc.word, after: context)
        context = model.advance(context, with: arc.word)
        if let second = arc.second {
          score += model.logProbability(of: second, after: context)
          context = model.advance(context, with: second)
        }
        if nodes[node + arc.span - 1].endsSentence {
          let boundary = TokenClass.boundary.rawValue
          score += model.logProbability(of: boundary, after: context)
          context = model.advance(context, with: boundary)
        }
        go(node + arc.span, context, steps + [(node, index)], score)
      }
    }
    go(0, context, [], 0)
    return result
  }

  private static func nodes(using random: inout SeededGenerator) -> [Node] {
    let words = UInt16(SmallModel.model.language.vocabulary.count)
    func word() -> UInt16 { UInt16.random(in: 0..<words, using: &random) }
    let count = Int.random(in: 1...6, using: &random)
    return (0..<count).map { place in
      var node = Node()
      node.endsSentence = Int.random(in: 0..<5, using: &random) == 0
      for reading in 0..<Int.random(in: 1...2, using: &random) {
        node.arcs.append(
          Lattice.Arc(
            span: 1, reading: reading, word: word(),
            second: Int.random(in: 0..<6, using: &random) == 0 ? word() : nil,
            score: -Float.random(in: 0...2, using: &random)))
      }
      if place + 1 < count, Int.random(in: 0..<4, using: &random) == 0 {
        node.arcs.append(
          Lattice.Arc(
            span: 2, reading: 9, word: word(), second: nil,
            score: -Float.random(in: 2...6, using: &random)))
      }
      return node
    }
  }

  @Test("the best way and every posterior are those of all ways together", arguments: 1...60)
  func exhaustive(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let model = SmallModel.model.language
    var decoder = LatticeDecoder(model: model)
    let nodes = Self.nodes(using: &random)
    let result = decoder.decode(Self.lattice(of: nodes), after: model.start)
    let ways = Self.ways(nodes, after: model.start, model)
    let best = ways.map(\.score).max() ?? 0
    let total = ways.reduce(0.0) { $0 + Float.exp($1.score - best) }

    // The chosen way is one of the ways, and none is better by more than rounding.
    let chosen = result.path.map { step in
      (step.node, nodes[step.node].arcs.firstIndex { $0.reading == step.arc.reading } ?? -1)
    }
    let way = ways.first { way in
      way.steps.count == chosen.count && zip(way.steps, chosen).allSatisfy { $0 == $1 }
    }
    #expect(way != nil, "seed \(seed)")
    #expect((way?.score ?? -.infinity) > best - 1e-3, "seed \(seed)")

    let lattice = Self.lattice(of: nodes)
    #expect(result.posteriors.count == lattice.arcs.count)
    for node in nodes.indices {
      for (arc, posterior) in result.posteriors[lattice.arcs(from: node)].enumerated() {
        let expected =
          ways.filter { way in way.steps.contains { $0 == (node, arc) } }
          .reduce(0.0) { $0 + Float.exp($1.score - best) } / total
        // The beam drops what is more than 9 nats behind.
        #expect(abs(Double(posterior) - expected) < 0.01, "seed \(seed) node \(node) arc \(arc)")
      }
    }
  }

  @Test("a decoder that has been used gives what a new one gives", arguments: 1...10)
  func reuse(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let model = SmallModel.model.language
    var used = LatticeDecoder(model: model)
    for _ in 0..<10 {
      let nodes = Self.nodes(using: &random)
      let first = used.decode(Self.lattice(of: nodes), after: model.start)
      var new = LatticeDecoder(model: model)
      let second = new.decode(Self.lattice(of: nodes), after: model.start)
      #expect(first.posteriors == second.posteriors, "seed \(seed)")
      #expect(first.path.map(\.arc.reading) == second.path.map(\.arc.reading), "seed \(seed)")
      #expect(first.context == second.context, "seed \(seed)")
    }
  }

  @Test("an empty lattice has an empty way and keeps the context")
  func empty() throws {
    let model = SmallModel.model.language
    let context = model.advance(model.start, with: try SmallModel.id("ủy"))
    var decoder = LatticeDecoder(model: model)
    let result = decoder.decode(Lattice(), after: context)
    #expect(result.path.isEmpty && result.posteriors.isEmpty)
    #expect(result.context == context)
  }

  @Test("the context before decides")
  func contextDecides() throws {
    let model = SmallModel.model.language
    var node = Node()
    for (reading, word) in ["hoạch", "ban"].enumerated() {
      node.arcs.append(
        .init(span: 1, reading: reading, word: try SmallModel.id(word), second: nil, score: 0))
    }
    var decoder = LatticeDecoder(model: model)
    for (before, expected) in [("kế", 0), ("ủy", 1)] {
      let context = model.advance(model.start, with: try SmallModel.id(before))
      #expect(
        decoder.decode(Self.lattice(of: [node]), after: context).path.map(\.arc.reading) == [
          expected
        ])
    }
  }
}
