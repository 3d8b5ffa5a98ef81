/// All ways to cut a form and a token into unit chunks: one symbol read as up to three, or two as one.
///
/// Form and token stand between their marks (see `EditChunk.marked`).
struct UnitAlignment {
  let form: [UInt8]
  let token: [UInt8]

  /// Calls `body` with each unit that starts at place `i` of the form and `j` of the token, and how
  /// many symbols it takes of either.
  func forEachUnit(_ i: Int, _ j: Int, _ body: (EditChunk, _ di: Int, _ dj: Int) -> Void) {
    let isMark = form[i] >= EditChunk.startMark
    for (di, lengths) in [(1, 0...3), (2, 1...1)] where i + di <= form.count {
      if di == 2, form[i] >= EditChunk.startMark || form[i + 1] >= EditChunk.startMark { continue }
      for dj in lengths where j + dj <= token.count {
        // A mark is read as itself, alone or with specks at its inner side.
        let target = token[j..<(j + dj)]
        if isMark {
          guard target.contains(form[i]) else { continue }
        } else if target.contains(where: { $0 == EditChunk.startMark || $0 == EditChunk.endMark }) {
          continue
        }
        body(
          EditChunk(source: EditChunk.pack(form[i..<(i + di)]), target: EditChunk.pack(target)),
          di, dj)
      }
    }
  }

  /// Adds the expected number of each unit (the forward-backward algorithm) and returns the
  /// probability of the token given the form, summed over all ways to cut them.
  ///
  /// - Complexity: O(*n* · *m*) for *n* symbols of the form and *m* of the token.
  @discardableResult
  func collect(
    into expected: inout [EditChunk: Double], weight: Double,
    probability: (EditChunk) -> Double
  ) -> Double {
    let n = form.count
    let m = token.count
    let width = m + 1
    var forward = [Double](repeating: 0, count: (n + 1) * width)
    var arcs: [(from: Int, to: Int, chunk: EditChunk, p: Double)] = []
    forward[0] = 1
    for i in 0..<n {
      for j in 0...m where forward[i * width + j] > 0 {
        forEachUnit(i, j) { chunk, di, dj in
          let p = probability(chunk)
          let to = (i + di) * width + j + dj
          forward[to] += forward[i * width + j] * p
          arcs.append((i * width + j, to, chunk, p))
        }
      }
    }
    let total = forward[n * width + m]
    guard total > 0, weight > 0 else { return total }
    var backward = [Double](repeating: 0, count: forward.count)
    backward[n * width + m] = 1
    for arc in arcs.reversed() {
      let share = backward[arc.to] * arc.p
      backward[arc.from] += share
      let posterior = forward[arc.from] * share / total
      if posterior > 1e-6 { expected[arc.chunk, default: 0] += posterior * weight }
    }
    return total
  }
}
