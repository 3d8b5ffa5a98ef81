/// The cheapest alignment of two syllable sequences, each edit costing one.
struct Alignment {
  /// How many edits it takes.
  private(set) var errors: Int
  /// The differing places in order: indices into the gold and into the hypothesis, `nil` for none.
  private(set) var differences: [(gold: Int?, hypothesis: Int?)]

  /// One row of the table: the costs of a stretch of columns; all others are out of reach.
  private struct Row {
    var start: Int
    var costs: [Int32]

    subscript(column: Int) -> Int32 {
      let index = column - start
      return index >= 0 && index < costs.count ? costs[index] : Row.unreachable
    }

    static let unreachable: Int32 = 1_000_000_000
  }

  /// Aligns numbered syllables.
  ///
  /// - Parameters:
  ///   - gold: The true syllables; `SyllableNumbering.unknown` equals any.
  ///   - hypothesis: The syllables to measure.
  ///   - band: Half the width of the band around the diagonal to which the search is confined;
  ///     `nil` for all.
  /// - Complexity: O(*n* · `band`) in time and space.
  init(gold: [Int], hypothesis: [Int], band: Int? = nil) {
    let width = hypothesis.count
    var rows: [Row] = []
    rows.reserveCapacity(gold.count + 1)
    rows.append(
      Row(start: 0, costs: Array(0...Int32(min(width, band ?? width)))))
    for (index, syllable) in gold.enumerated() {
      let diagonal = (index + 1) * width / gold.count
      let low = band.map { max(0, diagonal - $0) } ?? 0
      let high = band.map { min(width, diagonal + $0) } ?? width
      let above = rows[index]
      var costs: [Int32] = []
      costs.reserveCapacity(high - low + 1)
      var left = Row.unreachable
      var corner = above[low - 1]
      for column in low...high {
        let top = above[column]
        var cost = top + 1
        if column > 0 {
          let same = Alignment.isSame(syllable, hypothesis[column - 1])
          cost = min(cost, left + 1, corner + (same ? 0 : 1))
        }
        costs.append(cost)
        left = cost
        corner = top
      }
      rows.append(Row(start: low, costs: costs))
    }
    errors = Int(rows[gold.count][width])
    differences = []

    var i = gold.count
    var j = width
    while i > 0 || j > 0 {
      let here = rows[i][j]
      let same = i > 0 && j > 0 && Alignment.isSame(gold[i - 1], hypothesis[j - 1])
      if i > 0, j > 0, rows[i - 1][j - 1] + (same ? 0 : 1) == here {
        if !same { differences.append((i - 1, j - 1)) }
        i -= 1
        j -= 1
      } else if i > 0, rows[i - 1][j] + 1 == here {
        differences.append((i - 1, nil))
        i -= 1
      } else {
        differences.append((nil, j - 1))
        j -= 1
      }
    }
    differences.reverse()
  }

  private static func isSame(_ gold: Int, _ hypothesis: Int) -> Bool {
    gold == SyllableNumbering.unknown || gold == hypothesis
  }
}
