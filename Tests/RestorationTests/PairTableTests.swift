import Testing

@testable import Restoration

@Suite("Remembering pairs of words")
struct PairTableTests {
  @Test("a line holds the codes of all arcs that a target can have")
  func fullLine() {
    let table = PairTable(size: 8)
    let key = PairTable.key(70, 4711)
    #expect(table.line(key).key != key)
    table.line(key).start(key)
    let arcs = Array(stride(from: 0, to: PairTable.mostArcs, by: 1))
    for arc in arcs { table.line(key).add(arc, codes: UInt32(1_000_000 + arc)) }
    let line = table.line(key)
    #expect(line.key == key && line.stored == (1 << UInt32(PairTable.mostArcs)) - 1)
    #expect(arcs.allSatisfy { line.codes($0) == UInt32(1_000_000 + $0) })
  }

  @Test("a pair that takes another's place starts with nothing")
  func replaced() {
    let table = PairTable(size: 1)
    let (first, second) = (PairTable.key(1, 33), PairTable.key(2, 33))
    table.line(first).start(first)
    table.line(first).add(3, codes: 9)
    #expect(table.line(second).key == first)
    table.line(second).start(second)
    #expect(table.line(second).key == second && table.line(second).stored == 0)
    #expect(table.line(first).key != first)
  }
}
