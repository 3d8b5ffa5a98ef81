import CLeptonica

extension PixImage {
  /// A stroke that runs along a side, in pixels.
  struct Stroke {
    var direction: Rule.Direction
    var box: PixelBox
  }

  /// The horizontal and vertical strokes that are long enough for a table.
  func strokes(resolution: Double) -> [Stroke] {
    guard let binary = PixImage(taking: pixThresholdToBinary(pix, 160)) else { return [] }
    // A horizontal rule spans at least a narrow column, a vertical one a row of text; both stay
    // above the longest strokes of letters.
    let shortest = Int32(resolution * 0.30)
    let gap = Int32(max(2, resolution / 75))
    let thickest = resolution / 12
    var strokes: [Stroke] = []
    for direction in [Rule.Direction.horizontal, .vertical] {
      let isHorizontal = direction == .horizontal
      // Closed first along the direction, so that a broken rule counts as one.
      guard
        let closed = PixImage(
          taking: pixCloseBrick(nil, binary.pix, isHorizontal ? gap : 1, isHorizontal ? 1 : gap)),
        let opened = PixImage(
          taking: pixOpenBrick(
            nil, closed.pix, isHorizontal ? shortest : 1, isHorizontal ? 1 : shortest)),
        let boxes = pixConnCompBB(opened.pix, 8)
      else { continue }
      var owner: UnsafeMutablePointer<BOXA>? = boxes
      defer { boxaDestroy(&owner) }
      for index in 0..<boxaGetCount(boxes) {
        var (x, y, w, h): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
        boxaGetBoxGeometry(boxes, index, &x, &y, &w, &h)
        guard Double(isHorizontal ? h : w) < thickest else { continue }
        strokes.append(
          Stroke(
            direction: direction,
            box: PixelBox(x: Int(x), y: Int(y), width: Int(w), height: Int(h))))
        if strokes.count > 4000 { return [] }
      }
    }
    return strokes
  }

  /// A copy on which rectangles are painted white.
  func painting(_ boxes: [PixelBox]) -> PixImage? {
    guard let copy = PixImage(taking: pixCopy(nil, pix)) else { return nil }
    for box in boxes {
      var rectangle = boxCreate(Int32(box.x), Int32(box.y), Int32(box.width), Int32(box.height))
      pixSetInRectArbitrary(copy.pix, rectangle, 255)
      boxDestroy(&rectangle)
    }
    return copy
  }

  /// The places of everything that is black and hangs together.
  func blots() -> [PixelBox] {
    PixImage(taking: pixThresholdToBinary(pix, 140))?.components() ?? []
  }

  /// The places of what hangs together on a page with 1 bit a pixel.
  func components() -> [PixelBox] {
    guard let boxes = pixConnCompBB(pix, 8) else { return [] }
    var owner: UnsafeMutablePointer<BOXA>? = boxes
    defer { boxaDestroy(&owner) }
    return (0..<boxaGetCount(boxes)).map { index in
      var (x, y, w, h): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
      boxaGetBoxGeometry(boxes, index, &x, &y, &w, &h)
      return PixelBox(x: Int(x), y: Int(y), width: Int(w), height: Int(h))
    }
  }
}
