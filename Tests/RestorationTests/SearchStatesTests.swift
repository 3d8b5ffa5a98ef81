import TestSupport
import Testing

@testable import Restoration

@Suite("States of a search")
struct SearchStatesTests {
  private static func state(_ node: UInt32, _ value: Float, total: Float? = nil)
    -> SearchStates.State
  {
    SearchStates.State(node: node, cut: 0, value: value, total: total ?? value)
  }

  @Test("each node of a place keeps its best way", arguments: Seeds.first(20))
  func best(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let states = SearchStates(places: 3)
    defer { states.deallocate() }
    for _ in 0..<3 {
      states.clear()
      #expect(states.count(at: 0) == 0 && states.best(at: 0) == -.infinity)
      var expected: [[UInt32: Float]] = [[:], [:], [:]]
      for _ in 0..<Int.random(in: 1...900, using: &random) {
        let place = Int.random(in: 0..<3, using: &random)
        let node = UInt32.random(in: 0...300, using: &random)
        let value = -Float.random(in: 0...30, using: &random)
        let isBetter = value > expected[place][node] ?? -.infinity
        let index = states.add(Self.state(node, value), at: place)
        #expect((index != .max) == isBetter, "seed \(seed)")
        if isBetter {
          expected[place][node] = value
          #expect(states.state(index, at: place).node == node, "seed \(seed)")
        }
      }
      for place in 0..<3 {
        let found = (0..<states.count(at: place)).map { states.state($0, at: place) }
        #expect(found.count == expected[place].count, "seed \(seed)")
        for state in found { #expect(expected[place][state.node] == state.value, "seed \(seed)") }
        #expect(states.best(at: place) == expected[place].values.max() ?? -.infinity)
      }
    }
  }

  @Test("the total of the best so many leaves at least so many", arguments: Seeds.first(20))
  func width(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let states = SearchStates(places: 1)
    defer { states.deallocate() }
    var totals: [Float] = []
    for node in 0..<UInt32(500) {
      totals.append(-Float.random(in: 0...11, using: &random))
      states.add(Self.state(node, totals[Int(node)]), at: 0)
    }
    let least = states.total(ofBest: 64, at: 0, least: -11)
    #expect((64...110).contains(totals.count { $0 >= least }), "seed \(seed)")
    #expect(states.total(ofBest: 500, at: 0, least: -11) == -11)
  }

  @Test("states compete by their totals, and keep their own value")
  func totals() {
    let states = SearchStates(places: 1)
    defer { states.deallocate() }
    states.add(Self.state(1, -1, total: -9), at: 0)
    states.add(Self.state(1, -2, total: -8), at: 0)
    states.add(Self.state(1, -1, total: -12), at: 0)
    #expect(states.count(at: 0) == 1 && states.state(0, at: 0).value == -2)
    #expect(states.best(at: 0) == -8)
  }

  @Test("full places drop what comes last and stay sound")
  func full() {
    let states = SearchStates(places: 20)
    defer { states.deallocate() }
    for place in 0..<20 {
      for node in 0..<UInt32(5000) { states.add(Self.state(node, -1), at: place) }
    }
    #expect(states.count(at: 0) == SearchStates.capacity)
    #expect((0..<20).reduce(0) { $0 + states.count(at: $1) } == SearchStates.mostStates)
    states.add(Self.state(3, -0.5), at: 0)
    #expect(states.state(3, at: 0).value == -0.5)
    states.clear()
    #expect(states.add(Self.state(3, -1), at: 19) == 0)
  }
}
