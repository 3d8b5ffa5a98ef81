import LanguageModel
import TestSupport
import Testing

@testable import Restoration

/// Compares the beam search with going every way through small lattices.
@Suite("Decoding lattices")
struct LatticeDecoderTests {
  /// A reading of one or two tokens.
  private struct Reading {
    var span = 1
    var word: UInt16
    var second: UInt16?
    var score: Float
  }

  /// A node with its own arcs: those that read one token, then those that read two.
  private struct Node {
    var arcs: [Reading] = []
    var endsSentence = false
  }

  /// What a decoder finds.
  private struct Outcome: Equatable {
    /// The steps, each with its node and the number of the arc there.
    var path: [[Int]] = []
    /// For each node the probabilities of its arcs.
    var posteriors: [[Float]] = []
    var context: NGramModel.Context
  }

  private static func decode(
    _ nodes: [Node], after context: NGramModel.Context, with decoder: inout LatticeDecoder,
    wantsPosteriors: Bool = true
  ) -> Outcome {
    decoder.forgetArcs()
    var lattice = Lattice()
    var arcs: [Arc] = []
    var starts: [Int] = []
    for node in nodes {
      starts.append(arcs.count)
      let splits = node.arcs.count { $0.span == 2 }
      for reading in node.arcs {
        // The decoder itself takes the cost of a word torn apart into account.
        let score = reading.score - (reading.span == 2 ? LatticeDecoder.splitScore : 0)
        arcs.append(
          Arc(
            word: reading.word, second: reading.second ?? Arc.none, scores: (score, score, score)))
      }
      lattice.addNode(
        arcs: UInt32(starts[starts.count - 1]), count: UInt16(node.arcs.count - splits),
        at: .running)
      lattice.addSplit(arcs: UInt32(arcs.count - splits), count: UInt8(splits))
      if node.endsSentence { lattice.endSentence() }
    }
    arcs.append(Arc(word: 0, scores: (0, 0, 0)))
    var outcome = Outcome(context: context)
    outcome.context = arcs.withUnsafeBufferPointer { arcs in
      guard let base = arcs.baseAddress else { return context }
      return decoder.decode(
        lattice, arcs: base, after: context, wantsPosteriors: wantsPosteriors)
    }
    for index in 0..<decoder.path.count {
      let step = decoder.path[index]
      outcome.path.append([step.node, step.arc - starts[step.node]])
    }
    if wantsPosteriors {
      outcome.posteriors = nodes.indices.map { node in
        nodes[node].arcs.indices.map {
          decoder.posteriors[
            LatticeDecoder.place(node, UInt32(starts[node] + $0), lattice)]
        }
      }
    }
    return outcome
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
      for _ in 0..<Int.random(in: 1...2, using: &random) {
        node.arcs.append(
          Reading(
            word: word(), second: Int.random(in: 0..<6, using: &random) == 0 ? word() : nil,
            score: -Float.random(in: 0...2, using: &random)))
      }
      if place + 1 < count, Int.random(in: 0..<4, using: &random) == 0 {
        node.arcs.append(
          Reading(span: 2, word: word(), score: -Float.random(in: 2...6, using: &random)))
      }
      return node
    }
  }

  @Test(
    "the best way and every posterior are those of all ways together", arguments: Seeds.first(60))
  func exhaustive(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let model = SmallModel.model.language
    var decoder = LatticeDecoder(model: model)
    let nodes = Self.nodes(using: &random)
    let result = Self.decode(nodes, after: model.start, with: &decoder)
    let ways = Self.ways(nodes, after: model.start, model)
    let best = ways.map(\.score).max() ?? 0
    let total = ways.reduce(0.0) { $0 + Float.exp($1.score - best) }

    // The chosen way is one of the ways, and none is better by more than rounding.
    let way = ways.first { way in way.steps.map { [$0.node, $0.arc] } == result.path }
    #expect(way != nil, "seed \(seed)")
    #expect((way?.score ?? -.infinity) > best - 1e-3, "seed \(seed)")
    let bare = Self.decode(nodes, after: model.start, with: &decoder, wantsPosteriors: false)
    #expect(bare.path == result.path && bare.context == result.context, "seed \(seed)")

    for node in nodes.indices {
      for (arc, posterior) in result.posteriors[node].enumerated() {
        let expected =
          ways.filter { way in way.steps.contains { $0 == (node, arc) } }
          .reduce(0.0) { $0 + Float.exp($1.score - best) } / total
        // The beam drops what is more than 9 nats behind.
        #expect(abs(Double(posterior) - expected) < 0.01, "seed \(seed) node \(node) arc \(arc)")
      }
    }
  }

  @Test("a decoder that has been used gives what a new one gives", arguments: Seeds.first(10))
  func reuse(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let model = SmallModel.model.language
    var used = LatticeDecoder(model: model)
    for _ in 0..<10 {
      let nodes = Self.nodes(using: &random)
      let first = Self.decode(nodes, after: model.start, with: &used)
      var new = LatticeDecoder(model: model)
      #expect(first == Self.decode(nodes, after: model.start, with: &new), "seed \(seed)")
    }
  }

  @Test("text that comes again is decoded as if it were new", arguments: Seeds.first(10))
  func repetition(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let model = SmallModel.model.language
    // A few tokens, so that the same ones follow each other often.
    var arcs: [Arc] = []
    var tokens: [Range<Int>] = []
    for _ in 0..<5 {
      let start = arcs.count
      for reading in Self.nodes(using: &random).flatMap(\.arcs) where reading.span == 1 {
        arcs.append(
          Arc(
            word: reading.word, second: reading.second ?? Arc.none,
            scores: (reading.score, 2 * reading.score, reading.score)))
      }
      tokens.append(start..<arcs.count)
    }
    var used = LatticeDecoder(model: model)
    var context = model.start
    for _ in 0..<60 {
      var lattice = Lattice()
      for _ in 0..<Int.random(in: 1...20, using: &random) {
        guard let token = tokens.randomElement(using: &random) else { continue }
        let position: Candidate.Position =
          Int.random(in: 0..<8, using: &random) == 0 ? .sentenceStart : .running
        lattice.addNode(
          arcs: UInt32(token.lowerBound), count: UInt16(token.count), at: position)
        if Int.random(in: 0..<6, using: &random) == 0 { lattice.endSentence() }
      }
      var new = LatticeDecoder(model: model)
      var expected = model.start
      let before = context
      arcs.withUnsafeBufferPointer { arcs in
        guard let base = arcs.baseAddress else { return }
        expected = new.decode(lattice, arcs: base, after: before, wantsPosteriors: false)
        context = used.decode(lattice, arcs: base, after: before, wantsPosteriors: false)
      }
      #expect(context == expected, "seed \(seed)")
      #expect(used.path.count == new.path.count, "seed \(seed)")
      for index in 0..<min(used.path.count, new.path.count) {
        #expect(used.path[index].node == new.path[index].node, "seed \(seed)")
        #expect(used.path[index].arc == new.path[index].arc, "seed \(seed)")
      }
    }
  }

  @Test("an empty lattice has an empty way and keeps the context")
  func empty() throws {
    let model = SmallModel.model.language
    let context = model.advance(model.start, with: try SmallModel.id("ủy"))
    var decoder = LatticeDecoder(model: model)
    let result = Self.decode([], after: context, with: &decoder)
    #expect(result.path.isEmpty && result.posteriors.isEmpty)
    #expect(result.context == context)
  }

  @Test("the context before decides")
  func contextDecides() throws {
    let model = SmallModel.model.language
    var node = Node()
    for word in ["hoạch", "ban"] {
      node.arcs.append(Reading(word: try SmallModel.id(word), score: 0))
    }
    var decoder = LatticeDecoder(model: model)
    for (before, expected) in [("kế", 0), ("ủy", 1)] {
      let context = model.advance(model.start, with: try SmallModel.id(before))
      #expect(Self.decode([node], after: context, with: &decoder).path == [[0, expected]])
    }
  }
}
