import Testing

@testable import DocumentModel

@Suite("Boxes")
struct BoxTests {
  @Test("edges and middles")
  func edges() {
    let box = Box(x: 10, y: 20, width: 30, height: 40)
    #expect(box.maxX == 40 && box.maxY == 60 && box.midX == 25 && box.midY == 40)
  }

  @Test("a union holds both and is the smallest that does")
  func union() {
    let left = Box(x: 0, y: 5, width: 10, height: 5)
    let right = Box(x: 20, y: 0, width: 5, height: 30)
    #expect(left.union(right) == Box(x: 0, y: 0, width: 25, height: 30))
    #expect(left.union(right) == right.union(left))
    #expect(Box.union(of: [left, right, left]) == left.union(right))
    #expect(Box.union(of: [left]) == left)
    #expect(Box.union(of: []) == nil)
  }
}
