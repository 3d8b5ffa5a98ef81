/// All ways to cut a form and a token into unit chunks: one symbol read as up to three, or two as one.
///
/// Form and token stand between their marks (see `EditChunk.marked`).
struct UnitAlignment {
  let form: [UInt8]
  let token: [UInt8]

  /// Calls `body` with each unit that starts at place `i` of the form and `j` of the token, and how
  /// many symbols it takes of either.
  @inline(__always)
  func forEachUnit(_ i: Int, _ j: Int, _ body: (EditChunk, _ di: Int, _ dj: Int) -> Void) {
    let symbol = form[i]
    let source = UInt32(symbol) << 24
    let isMark = symbol >= EditChunk.startMark
    if !isMark { body(EditChunk(source: source, target: 0), 1, 0) }
    var target: UInt32 = 0
    // A mark is read as itself, alone or with specks at its inner side.
    var holdsMark = false
    for dj in 1...3 where j + dj <= token.count {
      let read = token[j + dj - 1]
      if isMark {
        holdsMark = holdsMark || read == symbol
      } else if EditChunk.isMark(read) {
        break
      }
      target |= UInt32(read) << UInt32(32 - 8 * dj)
      if !isMark || holdsMark { body(EditChunk(source: source, target: target), 1, dj) }
    }
    if !isMark, i + 1 < form.count, form[i + 1] < EditChunk.startMark, j < token.count,
      !EditChunk.isMark(token[j])
    {
      body(
        EditChunk(source: source | UInt32(form[i + 1]) << 16, target: UInt32(token[j]) << 24), 2, 1)
    }
  }

  /// The probability of the token given the form, summed over all ways to cut them.
  ///
  /// - Parameter least: a way is given up where it has come to no more than this.
  /// - Complexity: O(*n* · *m*) for *n* symbols of the form and *m* of the token.
  @inline(__always)
  func total(least: Double = 0, _ probability: (EditChunk) -> Double) -> Double {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: cellCount) { forward in
      fill(forward, least: least) { chunk, _ in probability(chunk) }
    }
  }

  /// Calls `add` with the expected number of each unit in each place, where it is more than a
  /// millionth (the forward-backward algorithm).
  ///
  /// - Complexity: O(*n* · *m*) for *n* symbols of the form and *m* of the token.
  @inline(__always)
  func forEachExpected(
    _ probability: (EditChunk) -> Double, _ add: (EditChunk, Double) -> Void
  ) {
    // Forward and backward sums, and the probability of each unit that starts at a place.
    let units = UnitAlignment.unitsPerPlace
    withUnsafeTemporaryAllocation(of: Double.self, capacity: (2 + units) * cellCount) { memory in
      let forward = UnsafeMutableBufferPointer(rebasing: memory[..<cellCount])
      let backward = UnsafeMutableBufferPointer(rebasing: memory[cellCount..<(2 * cellCount)])
      let known = UnsafeMutableBufferPointer(rebasing: memory[(2 * cellCount)...])
      let total = fill(forward) { chunk, place in
        known[place] = probability(chunk)
        return known[place]
      }
      guard total > 0 else { return }
      backward.update(repeating: 0)
      backward[cellCount - 1] = 1
      let width = token.count + 1
      for i in form.indices.reversed() {
        for j in (0...token.count).reversed() where forward[i * width + j] > 0 {
          let before = forward[i * width + j]
          var behind = 0.0
          forEachUnit(i, j) { chunk, di, dj in
            let place = (i * width + j) * units + UnitAlignment.place(di, dj)
            let share = known[place] * backward[(i + di) * width + j + dj]
            behind += share
            let expected = before * share / total
            if expected > 1e-6 { add(chunk, expected) }
          }
          backward[i * width + j] = behind
        }
      }
    }
  }

  /// How many units start at a place at most.
  private static let unitsPerPlace = 5

  /// A unit's place among those by how many symbols it takes.
  @inline(__always)
  private static func place(_ di: Int, _ dj: Int) -> Int { di == 2 ? 4 : dj }

  /// Places between symbols of the form times those between symbols of the token.
  private var cellCount: Int { (form.count + 1) * (token.count + 1) }

  /// Fills in the probability to come to each place; returns that of the last one.
  ///
  /// - Parameters:
  ///   - least: from a place that is no more probable nothing goes on.
  ///   - probability: that of a unit, given with its place among all.
  @inline(__always)
  private func fill(
    _ forward: UnsafeMutableBufferPointer<Double>, least: Double = 0,
    _ probability: (EditChunk, Int) -> Double
  ) -> Double {
    let width = token.count + 1
    forward.update(repeating: 0)
    forward[0] = 1
    for i in form.indices {
      for j in 0...token.count where forward[i * width + j] > least {
        let before = forward[i * width + j]
        forEachUnit(i, j) { chunk, di, dj in
          let place = (i * width + j) * UnitAlignment.unitsPerPlace + UnitAlignment.place(di, dj)
          forward[(i + di) * width + j + dj] += before * probability(chunk, place)
        }
      }
    }
    return forward[cellCount - 1]
  }
}
