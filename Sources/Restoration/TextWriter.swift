/// Writes what was decided on the tokens of a text as text.
///
/// What comes out is what `Line.text` gives for the lines that `LineWriter` makes, with all white
/// space where it was.
enum TextWriter {
  /// The restored text.
  ///
  /// - Complexity: O(*n*).
  static func write(_ block: TokenBlock, _ decoder: borrowing BlockDecoder) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(block.bytes.count + block.bytes.count / 4)
    let isClean = isClean(decoder)
    block.bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return }
      var writer = LineText(bytes: base, isClean: isClean)
      for line in block.lines.indices {
        writer.write(line, block, decoder)
        writer.finish(line, block)
      }
      if !isClean { writer.repairLabels() }
      output = writer.output
    }
    return output
  }

  /// Whether so few words were changed that the text came through no recogniser.
  private static func isClean(_ decoder: borrowing BlockDecoder) -> Bool {
    var words = 0
    var changed = 0
    for index in 0..<decoder.decisions.count {
      switch decoder.decisions[index].kind {
      case .kept: words += 1
      case .changed, .joined:
        words += 1
        changed += 1
      case .absorbed: break
      }
    }
    return LineWriter.isClean(changed: changed, of: words)
  }
}
