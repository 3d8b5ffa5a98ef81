import TestSupport
import Testing

@testable import Restoration

@Suite("Places of a search")
struct SearchPlaceTests {
  @Test("each node keeps its best value, and only what is within reach", arguments: 1...20)
  func best(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var place = SearchPlace()
    defer { place.deallocate() }
    for _ in 0..<3 {
      place.clear()
      #expect(place.count == 0 && place.best == -.infinity)
      var expected: [UInt32: Float] = [:]
      for _ in 0..<Int.random(in: 1...600, using: &random) {
        let node = UInt32.random(in: 0...300, using: &random)
        let value = -Float.random(in: 0...30, using: &random)
        place.add(node, value, prospect: 0, reach: 12)
        expected[node] = max(expected[node] ?? -.infinity, value)
      }
      let best = expected.values.max() ?? 0
      #expect(place.best == best, "seed \(seed)")
      place.prune(reach: 12, width: .max)
      let kept = (0..<place.count).map { place[$0] }
      #expect(Set(kept.map(\.node)).count == kept.count, "seed \(seed)")
      #expect(
        Dictionary(uniqueKeysWithValues: kept.map { ($0.node, $0.value) })
          == expected.filter { $0.value >= best - 12 }, "seed \(seed)")
      #expect(kept.first?.value == best, "seed \(seed)")
    }
  }

  @Test("pruning to a width keeps the best and at least so many", arguments: 1...20)
  func width(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var place = SearchPlace()
    defer { place.deallocate() }
    var values: [Float] = []
    for node in 0..<UInt32(500) {
      values.append(-Float.random(in: 0...11, using: &random))
      place.add(node, values[Int(node)], prospect: 0, reach: 12)
    }
    place.prune(reach: 12, width: 64)
    #expect((64...110).contains(place.count), "seed \(seed): \(place.count)")
    let kept = (0..<place.count).map { place[$0].value }.sorted(by: >)
    #expect(kept == Array(values.sorted(by: >).prefix(kept.count)), "seed \(seed)")
  }

  @Test("states compete by what they promise, and keep their own value")
  func prospects() {
    var place = SearchPlace()
    defer { place.deallocate() }
    place.add(1, -1, prospect: -6, reach: 8)
    place.add(2, -3, prospect: -1, reach: 8)
    place.add(3, -2, prospect: -11, reach: 8)
    #expect(place.best == -4)
    place.prune(reach: 8, width: .max)
    #expect((0..<place.count).map { place[$0].node } == [2, 1])
    #expect(place[0].value == -3)
  }

  @Test("a full place drops what comes last and stays sound")
  func full() {
    var place = SearchPlace()
    defer { place.deallocate() }
    for node in 0..<UInt32(5000) { place.add(node, -1, prospect: 0, reach: 12) }
    #expect(place.count == SearchPlace.capacity)
    place.add(3, -0.5, prospect: 0, reach: 12)
    #expect(place[3].value == -0.5)
  }
}
