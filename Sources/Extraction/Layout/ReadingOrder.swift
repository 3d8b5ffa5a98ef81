import DocumentModel
import SourceFiles

/// Puts fragments into the order in which a reader takes them.
struct ReadingOrder {
  /// How text that stands side by side is read.
  var sideBySide = ExtractionOptions.SideBySide.columns

  /// A stretch of the page from top to bottom.
  enum Stretch {
    /// Read row by row.
    case rows([Fragment])
    /// Two blocks side by side.
    case columns(left: [Fragment], right: [Fragment])
    /// What is no text.
    case scribbles([Fragment])
  }

  /// The fragments in reading order, those of one row joined.
  func order(_ fragments: [Fragment]) -> [Fragment] {
    guard sideBySide == .columns else { return joinedRows(fragments) }
    return stretches(of: fragments).flatMap { stretch in
      switch stretch {
      case .rows(let fragments): joinedRows(fragments)
      case .columns(let left, let right): joinedRows(left) + joinedRows(right)
      case .scribbles(let fragments):
        fragments.map { fragment in
          var scribble = fragment
          scribble.isScribbled = true
          return scribble
        }
      }
    }
  }

  /// Where the page has two blocks side by side, and what stands between such places.
  func stretches(of fragments: [Fragment]) -> [Stretch] {
    var rest = fragments.sorted { ($0.box.y, $0.box.x) < ($1.box.y, $1.box.x) }
    var result: [Stretch] = []
    while let seed = ColumnPair.firstSeed(in: rest) {
      let pair = ColumnPair(growing: seed, in: rest)
      guard pair.isColumns else {
        // No columns here: everything down to the seed's row is read row by row.
        let bottom = max(rest[seed.left].box.midY, rest[seed.right].box.midY)
        result.append(.rows(rest.filter { $0.box.midY <= bottom }))
        rest.removeAll { $0.box.midY <= bottom }
        continue
      }
      let members = Set(pair.left + pair.right + pair.scribbles)
      let top = members.map { rest[$0].box.y }.min() ?? 0
      var before: [Fragment] = []
      var after: [Fragment] = []
      for (index, fragment) in rest.enumerated() where !members.contains(index) {
        if fragment.box.midY < top { before.append(fragment) } else { after.append(fragment) }
      }
      result.append(.rows(before))
      result.append(.columns(left: pair.left.map { rest[$0] }, right: pair.right.map { rest[$0] }))
      if !pair.scribbles.isEmpty { result.append(.scribbles(pair.scribbles.map { rest[$0] })) }
      rest = after
    }
    return result + [.rows(rest)]
  }

  /// Joins fragments on one height, and sorts the rows from top to bottom.
  func joinedRows(_ fragments: [Fragment]) -> [Fragment] {
    var rows: [[Fragment]] = []
    for fragment in fragments.sorted(by: { $0.box.midY < $1.box.midY }) {
      if fragment.table != nil {
        rows.append([fragment])
      } else if let last = rows.indices.last,
        rows[last].contains(where: {
          $0.table == nil && $0.sharesHeight(with: fragment) > 0.5
            && ($0.box.maxX <= fragment.box.x + 1 || fragment.box.maxX <= $0.box.x + 1)
        })
      {
        rows[last].append(fragment)
      } else {
        rows.append([fragment])
      }
    }
    return rows.map { row in
      guard row.count > 1, let box = Box.union(of: row.map(\.box)) else { return row[0] }
      return Fragment(row.flatMap(\.words), box: box)
    }
  }

  /// Sets `nil` between fragments whose gap is clearly wider than the page's usual one.
  func blankLines(between fragments: [Fragment]) -> [Fragment?] {
    var pitches: [Double] = []
    for (upper, lower) in zip(fragments, fragments.dropFirst())
    where lower.box.midY > upper.box.midY && upper.table == nil && lower.table == nil {
      pitches.append((lower.box.midY - upper.box.midY) / max(1, upper.textHeight))
    }
    guard pitches.count >= 3 else { return fragments }
    let usual = pitches.sorted()[pitches.count / 3]
    var result: [Fragment?] = []
    for (index, fragment) in fragments.enumerated() {
      if index > 0 {
        let upper = fragments[index - 1]
        let pitch = (fragment.box.midY - upper.box.midY) / max(1, upper.textHeight)
        if pitch > 1.6 * usual || fragment.table != nil || upper.table != nil { result.append(nil) }
      }
      result.append(fragment)
    }
    return result
  }
}
