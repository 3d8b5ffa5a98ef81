import DurableFiles

/// Writes the n-gram model of a model file in the ARPA format, which KenLM and SRILM read.
///
/// Probabilities and backoff weights are those that the model answers with, as logarithms to base
/// 10; `ARPAVocabulary` says how its classes are written.
package struct ARPAWriter: Sendable {
  /// Called with a line about what is being done.
  package var report: @Sendable (String) -> Void = { _ in }

  /// Creates a writer.
  package init() {}

  /// Writes the model at a path to an ARPA file.
  ///
  /// - Complexity: that of `NGramTrie.read`, and 40 bytes of output an n-gram.
  package func write(modelAt path: String, to output: String) throws(ModelError) {
    let file = try ModelFile(path: path)
    let words = ARPAVocabulary.texts(of: try Vocabulary(file: file))
    report("reading the n-grams of \(path)")
    try write(try NGramTrie.read(file), words: words, to: output)
  }

  func write(_ model: BackoffModel, words: [String], to path: String) throws(ModelError) {
    do throws(WriteError) {
      try writeLines(of: model, words, to: Output(path))
    } catch {
      throw ModelError(error)
    }
  }

  private func writeLines(
    of model: BackoffModel, _ words: [String], to lines: consuming Output
  ) throws(WriteError) {
    lines.add("\\data\\\n")
    for (level, order) in model.orders.enumerated() {
      let first = UInt64(NGramCounts.wordBits * level)
      let repeated = order.keys.count {
        $0 >> first == UInt64(TokenClass.boundary.rawValue)
      }
      report("order \(level + 1): \(order.keys.count + repeated) n-grams")
      lines.add("ngram \(level + 1)=\(order.keys.count + repeated)\n")
    }
    let spelled = words.map { Array($0.utf8) }
    for level in model.orders.indices {
      lines.add("\n\\\(level + 1)-grams:\n")
      write(model.orders[level], level: level, spelled, to: &lines)
    }
    lines.add("\n\\end\\\n")
    try lines.finish()
  }

  private func write(
    _ order: BackoffEstimator.Order, level: Int, _ words: [[UInt8]], to lines: inout Output
  ) {
    let start = Array(ARPAVocabulary.start.utf8)
    for index in order.keys.indices {
      let key = order.keys[index]
      let isFirstBoundary =
        key >> UInt64(NGramCounts.wordBits * level) == UInt64(TokenClass.boundary.rawValue)
      for asStart in [false, true] where isFirstBoundary || !asStart {
        // Nothing ever predicts the start of a text.
        let probability =
          asStart && level == 0
          ? -99 : ARPAWriter.decadesPerNat * Double(order.logProbabilities[index])
        lines.add(probability)
        lines.add(UInt8(ascii: "\t"))
        for position in stride(from: level, through: 0, by: -1) {
          let word = key >> UInt64(NGramCounts.wordBits * position) & NGramCounts.wordMask
          lines.add(asStart && position == level ? start : words[Int(word)])
          if position > 0 { lines.add(UInt8(ascii: " ")) }
        }
        if order.logBackoffs[index] != 0 {
          lines.add(UInt8(ascii: "\t"))
          lines.add(ARPAWriter.decadesPerNat * Double(order.logBackoffs[index]))
        }
        lines.add(UInt8(ascii: "\n"))
      }
    }
  }

  /// What a natural logarithm is multiplied by to become one to base 10.
  package static let decadesPerNat = 0.434_294_481_903_251_8
  /// How the end of a sentence or clause is written.
  package static let boundary = ARPAVocabulary.text(of: .boundary)

  /// The lines of the file.
  private struct Output {
    private let file: GrowingFile
    private var bytes: [UInt8] = []

    init(_ path: String) throws(WriteError) {
      file = try GrowingFile(path)
      bytes.reserveCapacity(Output.size + 256)
    }

    private static let size = 1 << 18

    mutating func add(_ text: String) { add(Array(text.utf8)) }

    mutating func add(_ part: [UInt8]) {
      bytes.append(contentsOf: part)
      if bytes.count >= Output.size { flush() }
    }

    mutating func add(_ byte: UInt8) { bytes.append(byte) }

    /// Adds a number with six digits behind the point.
    mutating func add(_ number: Double) {
      var value = Int((number * 1e6).rounded())
      if value < 0 {
        bytes.append(UInt8(ascii: "-"))
        value = -value
      }
      add("\(value / 1_000_000)")
      guard value % 1_000_000 != 0 else { return }
      bytes.append(UInt8(ascii: "."))
      var unit = 100_000
      while unit > 0, value % (unit * 10) != 0 {
        bytes.append(UInt8(ascii: "0") + UInt8(value / unit % 10))
        unit /= 10
      }
    }

    private mutating func flush() {
      file.add(bytes)
      bytes.removeAll(keepingCapacity: true)
    }

    mutating func finish() throws(WriteError) {
      flush()
      try file.finish()
    }
  }
}
