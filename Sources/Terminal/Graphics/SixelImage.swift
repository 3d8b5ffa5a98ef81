/// A grey image as sixels, in sixteen shades.
package enum SixelImage {
  /// The control sequence that shows the image where the cursor stands.
  ///
  /// - Parameters:
  ///   - grey: A byte a pixel, row by row; 0 is black.
  ///   - width: Columns of pixels.
  /// - Complexity: O(*n*) in the number of pixels.
  package static func sequence(grey: [UInt8], width: Int) -> String {
    guard width > 0, grey.count >= width else { return "" }
    let height = grey.count / width
    var text = "\u{1B}P0;0;0q\"1;1;\(width);\(height)"
    for shade in 0..<16 {
      let percent = shade * 100 / 15
      text += "#\(shade);2;\(percent);\(percent);\(percent)"
    }
    for top in stride(from: 0, to: height, by: 6) {
      text += band(grey, width, rows: top..<min(top + 6, height))
      if top + 6 < height { text += "-" }
    }
    return text + "\u{1B}\\"
  }

  /// Up to six rows: for each shade in them, which of the pixels of each column have it.
  private static func band(_ grey: [UInt8], _ width: Int, rows: Range<Int>) -> String {
    var patterns: [Int: [UInt8]] = [:]
    for (bit, y) in rows.enumerated() {
      for x in 0..<width {
        let shade = (Int(grey[y * width + x]) * 15 + 127) / 255
        patterns[shade, default: [UInt8](repeating: 0, count: width)][x] |= 1 << UInt8(bit)
      }
    }
    return patterns.sorted { $0.key < $1.key }
      .map { "#\($0.key)" + runs(of: $0.value) }.joined(separator: "$")
  }

  /// Runs of one pattern by their length.
  private static func runs(of patterns: [UInt8]) -> String {
    var text = ""
    var start = 0
    while start < patterns.count {
      var end = start
      while end < patterns.count, patterns[end] == patterns[start] { end += 1 }
      let sixel = Character(Unicode.Scalar(patterns[start] + 63))
      let count = end - start
      text += count > 3 ? "!\(count)\(sixel)" : String(repeating: sixel, count: count)
      start = end
    }
    return text
  }
}
