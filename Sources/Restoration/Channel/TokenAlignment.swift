import VietnameseText

/// Aligns the tokens of a garbled line with those of the true line.
///
/// Recognisers join and split words, so a token may stand for two and two for one.
struct TokenAlignment {
  /// Which tokens stand for which.
  struct Pair {
    var garbled: Range<Int>
    var truth: Range<Int>
  }

  /// The pairs in order. Tokens that have no counterpart are in a pair with an empty side.
  let pairs: [Pair]

  /// Aligns two lines, each token given as symbol codes.
  ///
  /// - Complexity: O(*n* · *k*²) for *n* tokens of *k* symbols; the alignment keeps near the diagonal.
  init(garbled: [[UInt8]], truth: [[UInt8]]) {
    let n = garbled.count
    let m = truth.count
    let band = 4 + abs(n - m)
    let infinite = Float.greatestFiniteMagnitude
    var cost = [Float](repeating: infinite, count: (n + 1) * (m + 1))
    var move = [UInt8](repeating: 0, count: cost.count)
    let moves: [(Int, Int)] = [(1, 1), (1, 2), (2, 1), (1, 0), (0, 1)]
    let bareGarbled = garbled.map(TokenAlignment.bare)
    let bareTruth = truth.map(TokenAlignment.bare)
    cost[0] = 0
    for i in 0...n {
      for j in max(0, i - band)...max(0, min(m, i + band)) where i + j > 0 {
        for (index, (di, dj)) in moves.enumerated() where i >= di && j >= dj {
          let before = cost[(i - di) * (m + 1) + j - dj]
          guard before < infinite else { continue }
          let here =
            before
            + TokenAlignment.distance(
              di == 2 ? bareGarbled[i - 2] + bareGarbled[i - 1] : di == 1 ? bareGarbled[i - 1] : [],
              dj == 2 ? bareTruth[j - 2] + bareTruth[j - 1] : dj == 1 ? bareTruth[j - 1] : [])
            + TokenAlignment.penalties[di + dj]
          if here < cost[i * (m + 1) + j] {
            cost[i * (m + 1) + j] = here
            move[i * (m + 1) + j] = UInt8(index)
          }
        }
      }
    }
    var pairs: [Pair] = []
    var (i, j) = (n, m)
    while i + j > 0, cost[i * (m + 1) + j] < infinite {
      let (di, dj) = moves[Int(move[i * (m + 1) + j])]
      pairs.append(Pair(garbled: (i - di)..<i, truth: (j - dj)..<j))
      (i, j) = (i - di, j - dj)
    }
    self.pairs = pairs.reversed()
  }

  /// What a move costs besides its distance, by how many tokens it takes: one without counterpart,
  /// two, three. To leave a token alone is cheaper than to join it to a neighbour, or every token
  /// without a counterpart would spoil the pair beside it.
  private static let penalties: [Float] = [0, 0.3, 0, 0.7]

  private static func bare(_ codes: [UInt8]) -> [UInt8] {
    codes.map { SymbolCode.withoutMarks(SymbolCode.lowercased($0)) }
  }

  /// Edit distance where one symbol for another costs 0.8, and a longer side for a shorter 0.6.
  private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Float {
    if a == b { return 0 }
    var previous = (0...b.count).map { Float($0) * 0.6 }
    var current = previous
    for i in a.indices {
      current[0] = Float(i + 1) * 0.6
      for j in b.indices {
        current[j + 1] = min(
          previous[j] + (a[i] == b[j] ? 0 : 0.8), previous[j + 1] + 0.6, current[j] + 0.6)
      }
      swap(&previous, &current)
    }
    return previous[b.count]
  }
}
