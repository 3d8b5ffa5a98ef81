/// Two blocks of lines side by side with a gutter between them: the head or the signature block.
struct ColumnPair {
  /// Indices of the fragments on either side, from top to bottom.
  private(set) var left: [Int]
  private(set) var right: [Int]
  /// Indices of what a seal or a signature left within the blocks and is none of their lines.
  private(set) var scribbles: [Int] = []
  /// How many fragments share their row with another of the same block, as in a table without
  /// rules.
  private var crowded = 0

  /// Two fragments on one height with a gap between them.
  struct Seed {
    var left: Int
    var right: Int
  }

  /// The topmost pair of neighbours on one height.
  static func firstSeed(in fragments: [Fragment]) -> Seed? {
    for (index, fragment) in fragments.enumerated() where fragment.table == nil {
      for (other, neighbour) in fragments.enumerated().dropFirst(index + 1) {
        if neighbour.box.y > fragment.box.maxY { break }
        guard neighbour.table == nil, fragment.sharesHeight(with: neighbour) > 0.3 else { continue }
        if fragment.box.maxX <= neighbour.box.x { return Seed(left: index, right: other) }
        if neighbour.box.maxX <= fragment.box.x { return Seed(left: other, right: index) }
      }
    }
    return nil
  }

  /// Takes in all fragments below the seed until one crosses the gutter.
  ///
  /// - Parameter fragments: from top to bottom.
  init(growing seed: Seed, in fragments: [Fragment]) {
    left = [seed.left]
    right = [seed.right]
    var low = fragments[seed.left].core.maxX
    var high = fragments[seed.right].core.x
    // Between the signer's capacity and name there is room for the signature and the seal.
    let room =
      16 * max(6, fragments[seed.left].textHeight, fragments[seed.right].textHeight)
    let unit = max(6, min(fragments[seed.left].textHeight, fragments[seed.right].textHeight))
    var snippets: [Int] = []
    var edge = fragments[seed.left].core.x
    var bottomLeft = fragments[seed.left].box.maxY
    var bottomRight = fragments[seed.right].box.maxY
    for (index, fragment) in fragments.enumerated() where index != seed.left && index != seed.right
    {
      let box = fragment.core
      if index < min(seed.left, seed.right) { continue }
      if fragment.table != nil || fragment.isAddress { break }
      // A seal between the blocks would narrow the gutter until a line crosses it.
      if fragment.isSnippet {
        if box.y - max(bottomLeft, bottomRight) < room { snippets.append(index) }
        continue
      }
      // What stands between the blocks belongs to the nearer one, or to the line that it goes on with.
      let goesOn =
        box.x > low && box.maxX < high
        && ColumnPair.gap(before: index, in: fragments) < high - box.maxX
      // A line of the left block may be much longer than those before.
      let isFlush = abs(box.x - edge) < 2 * unit
      let isLeft =
        goesOn || isFlush || box.maxX < (low + high) / 2
        || high - box.maxX > 2 * abs(box.x - low)
      let isRight =
        !goesOn && (box.x > (low + high) / 2 || box.x - low > 2 * abs(high - box.maxX))
      if box.maxX < high - unit * 0.6, box.midX < low || isLeft {
        // A left block has no large holes; what comes later is no part of it.
        if box.y - bottomLeft > 4 * unit, box.y - max(bottomLeft, bottomRight) > 4 * unit { break }
        if left.contains(where: { fragments[$0].sharesHeight(with: fragment) > 0.6 }) {
          crowded += 1
        }
        left.append(index)
        low = max(low, box.maxX)
        edge = min(edge, box.x)
        bottomLeft = max(bottomLeft, box.maxY)
      } else if box.x > low + unit * 0.6, box.midX > high || isRight {
        if box.y - bottomRight > room { break }
        if right.contains(where: { fragments[$0].sharesHeight(with: fragment) > 0.6 }) {
          crowded += 1
        }
        right.append(index)
        high = min(high, box.x)
        bottomRight = max(bottomRight, box.maxY)
      } else {
        break
      }
    }
    for index in snippets { place(index, between: low, and: high, in: fragments) }
    // What stands just above the right block and over it is its beginning.
    let extent = (
      right.map { fragments[$0].box.x }.min() ?? high,
      right.map { fragments[$0].box.maxX }.max() ?? high
    )
    if right.count == 1 {
      takeInCapacity(above: seed, room: room, low: &low, high: high, in: fragments)
    }
    var top = right.map { fragments[$0].box.y }.min() ?? 0
    let first = min(seed.left, seed.right, right.min() ?? 0)
    for index in stride(from: first - 1, through: 0, by: -1) {
      let box = fragments[index].box
      guard fragments[index].table == nil, box.x > low + unit, top - box.maxY < 1.5 * unit,
        box.x >= extent.0 - 2 * unit,
        box.maxX <= extent.1 + 2 * unit
      else { break }
      right.insert(index, at: 0)
      top = box.y
    }
  }

  /// How far a fragment stands from the next one to its left on the same height.
  private static func gap(before index: Int, in fragments: [Fragment]) -> Double {
    let fragment = fragments[index]
    var gap = Double.infinity
    // From top to bottom: what shares the height stands near.
    for other in fragments[max(0, index - 12)..<min(fragments.count, index + 12)]
    where other.box.maxX <= fragment.box.x && other.sharesHeight(with: fragment) > 0.3 {
      gap = min(gap, fragment.box.x - other.box.maxX)
    }
    return gap
  }

  /// Takes in the signer's capacity above a name, with the left lines beside the room for the seal: the
  /// capacity may stand higher than the first of them.
  private mutating func takeInCapacity(
    above seed: Seed, room: Double, low: inout Double, high: Double, in fragments: [Fragment]
  ) {
    let name = fragments[seed.right].core
    var (beside, edge) = ([Int](), low)
    for index in stride(from: min(seed.left, seed.right) - 1, through: 0, by: -1) {
      let fragment = fragments[index]
      guard fragment.table == nil, name.y - fragment.core.maxY < room else { return }
      if fragment.core.maxX < name.x {
        beside.append(index)
        edge = max(edge, fragment.core.maxX)
      } else if fragment.isCapitals, fragment.core.x > edge,
        abs(fragment.core.midX - name.midX) < max(fragment.core.width, name.width) / 2
      {
        right.append(index)
        left += beside.filter { fragments[$0].core.y > fragment.core.y }
        low = edge
        return
      } else {
        return
      }
    }
  }

  /// Gives a snippet to the block beside which it stands, or to the scribbles: where a left line has
  /// ended, in the gutter, and alone on its height in the right block, where a capacity stands, a name
  /// or a date, but none of a letter or two.
  private mutating func place(
    _ index: Int, between low: Double, and high: Double, in fragments: [Fragment]
  ) {
    let fragment = fragments[index]
    let isLeft = fragment.box.midX < (low + high) / 2
    let neighbours = (isLeft ? left : right).filter {
      fragments[$0].sharesHeight(with: fragment) > 0.3
    }
    let isOutside =
      isLeft
      ? neighbours.contains { fragments[$0].box.maxX < fragment.box.x }
      : neighbours.isEmpty || fragment.box.maxX < high
    if fragment.isDoubtful, isOutside || fragment.box.x > low && fragment.box.maxX < high {
      scribbles.append(index)
    } else if isLeft {
      left.append(index)
    } else {
      right.append(index)
    }
  }

  /// Whether the blocks are columns indeed and not one line with a wide gap, or a table's rows.
  var isColumns: Bool {
    right.count >= 2 && crowded * 4 <= left.count + right.count
  }
}
