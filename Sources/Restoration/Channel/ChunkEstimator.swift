import LanguageModel
import VietnameseText

/// Learns how a recogniser misreads chunks of words, from pairs of words and tokens.
///
/// First, expectation-maximisation over all ways to cut a pair into unit chunks (one symbol read as
/// up to three, or two as one) learns P(target | source) of the units. Then each pair is cut the
/// best way, and runs of neighbouring units are counted as longer chunks, so that a chunk knows its
/// neighbours (Brill and Moore 2000, "An improved error model for noisy channel spelling
/// correction"). A longer chunk's probability is drawn towards the product of its parts:
///
///     P(β | α) = (c(α → β) + κ · max over cuts P(β₁ | α₁) P(β₂ | α₂)) / (c(α) + κ)
///
/// and a single letter's towards that of all letters that differ from it by the tone only, so that
/// a letter which the pairs show seldom is known to be misread like its kin.
struct ChunkEstimator {
  /// Rounds of expectation-maximisation.
  var rounds = 6
  /// How many observations the product of the parts is worth.
  var kappa = 4.0
  /// How many observations the letter's kin are worth.
  var kinWeight = 2.0
  /// Longest chunk that is counted, in symbols of the true form.
  var longest = EditChunk.maxLength
  /// How often a chunk of more than one unit must be seen to be kept.
  var leastCount = 2

  private typealias Sample = (form: [UInt8], token: [UInt8], count: Double)

  /// The kept chunks with the natural logarithm of their probability, in ascending order.
  func estimate(_ counts: ChannelCounts) -> [(chunk: EditChunk, logProbability: Float)] {
    let samples: [Sample] = counts.pairs.map { pair, count in
      (EditChunk.marked(pair.form), EditChunk.marked(pair.token), Double(count))
    }.sorted {
      ($0.form.lexicographicallyPrecedes($1.form))
        || ($0.form == $1.form && $0.token.lexicographicallyPrecedes($1.token))
    }
    var units: [EditChunk: Double] = [:]
    for round in 0..<rounds {
      var expected: [EditChunk: Double] = [:]
      for sample in samples {
        UnitAlignment(form: sample.form, token: sample.token).forEachExpected {
          round == 0 ? initial($0) : units[$0] ?? 1e-9
        } _: {
          expected[$0, default: 0] += $1 * sample.count
        }
      }
      units = normalise(expected)
    }
    return chunks(of: samples, units: units)
  }

  /// A first guess: letters are read as letters of the same base.
  private func initial(_ chunk: EditChunk) -> Double {
    let length = EditChunk.length(chunk.target)
    if EditChunk.length(chunk.source) == 2 { return 0.0005 }
    guard length == 1 else { return length == 0 ? 0.002 : length == 2 ? 0.004 : 0.0005 }
    let source = UInt8(chunk.source >> 24)
    let target = UInt8(chunk.target >> 24)
    if source == target { return 0.5 }
    let bare = SymbolCode.withoutMarks(source) == SymbolCode.withoutMarks(target)
    return bare ? 0.3 : 0.005
  }

  private func normalise(_ expected: [EditChunk: Double]) -> [EditChunk: Double] {
    var totals: [UInt32: Double] = [:]
    for (chunk, count) in expected.sorted(by: { $0.key < $1.key }) {
      totals[chunk.source, default: 0] += count
    }
    var units: [EditChunk: Double] = [:]
    for (chunk, count) in expected where count > 0.01 {
      // Units of two symbols share the events of their first symbol's units.
      let single = EditChunk.length(chunk.source) == 1 ? chunk.source : chunk.source & 0xFF00_0000
      units[chunk] = count / ((totals[single] ?? 0) + (single == chunk.source ? 0 : count) + 1)
    }
    return units
  }

  /// The best cut of a pair into units.
  private func bestCut(_ sample: Sample, units: [EditChunk: Double]) -> [EditChunk] {
    let n = sample.form.count
    let m = sample.token.count
    let width = m + 1
    var best = [Double](repeating: 0, count: (n + 1) * width)
    var back = [(from: Int, chunk: EditChunk)?](repeating: nil, count: best.count)
    best[0] = 1
    let alignment = UnitAlignment(form: sample.form, token: sample.token)
    for i in 0..<n {
      for j in 0...m where best[i * width + j] > 0 {
        alignment.forEachUnit(i, j) { chunk, di, dj in
          let p = best[i * width + j] * (units[chunk] ?? 1e-9)
          let to = (i + di) * width + j + dj
          if p > best[to] {
            best[to] = p
            back[to] = (i * width + j, chunk)
          }
        }
      }
    }
    var chunks: [EditChunk] = []
    var at = n * width + m
    while let step = back[at] {
      chunks.append(step.chunk)
      at = step.from
    }
    return chunks.reversed()
  }

  /// Counts units and runs of units, and turns the counts into probabilities.
  private func chunks(
    of samples: [Sample], units: [EditChunk: Double]
  ) -> [(chunk: EditChunk, logProbability: Float)] {
    var counts: [EditChunk: Double] = [:]
    for sample in samples {
      let cut = bestCut(sample, units: units)
      for start in cut.indices {
        var run = cut[start]
        counts[run, default: 0] += sample.count
        for next in cut[(start + 1)...] {
          guard let source = EditChunk.concatenate(run.source, next.source),
            EditChunk.length(source) <= longest,
            let target = EditChunk.concatenate(run.target, next.target)
          else { break }
          run = EditChunk(source: source, target: target)
          counts[run, default: 0] += sample.count
        }
      }
    }
    addCertainReadings(to: &counts)
    var totals: [UInt32: Double] = [:]
    for (chunk, count) in counts.sorted(by: { $0.key < $1.key }) {
      totals[chunk.source, default: 0] += count
    }
    return select(counts, totals)
  }

  /// Every letter can be read as itself and as its bare letter, whether that was seen or not.
  private func addCertainReadings(to counts: inout [EditChunk: Double]) {
    for code in 1...(2 * SymbolCode.letterCount) {
      for target in Set([code, SymbolCode.withoutMarks(code)]) {
        let chunk = EditChunk(source: EditChunk.pack([code]), target: EditChunk.pack([target]))
        counts[chunk, default: 0] += 0.5
      }
    }
    for mark in [EditChunk.startMark, EditChunk.endMark] {
      let packed = EditChunk.pack([mark])
      counts[EditChunk(source: packed, target: packed), default: 0] += 1
    }
  }

  private func select(
    _ counts: [EditChunk: Double], _ totals: [UInt32: Double]
  ) -> [(chunk: EditChunk, logProbability: Float)] {
    let (kin, kinTotals) = kinCounts(counts)
    var probabilities: [EditChunk: Double] = [:]
    var kept: [(chunk: EditChunk, logProbability: Float)] = []
    var counts = counts
    addKinReadings(to: &counts, kin)
    let ordered = counts.sorted { $0.key < $1.key }
    for length in 1...longest {
      for (chunk, count) in ordered where EditChunk.length(chunk.source) == length {
        let total = totals[chunk.source] ?? count
        let parts = product(of: chunk, probabilities)
        var p = (count + kappa * parts) / (total + kappa)
        if length == 1 {
          let family = ChunkEstimator.kin(of: chunk.source)
          let share =
            (kin[EditChunk(source: family, target: chunk.target)] ?? 0) / (kinTotals[family] ?? 1)
          p = (count + kinWeight * share) / (total + kinWeight + 1)
        }
        let isKept =
          length == 1
          ? p > 1e-5
          : count >= Double(leastCount) && p > 1.25 * parts && p > 1e-5
        guard isKept else { continue }
        probabilities[chunk] = p
        kept.append((chunk, .log(p)))
      }
    }
    return kept.sorted { $0.chunk < $1.chunk }
  }

  /// The letter without its tone, which stands for all its tones.
  private static func kin(of source: UInt32) -> UInt32 {
    EditChunk.pack([SymbolCode.code(UInt8(source >> 24), with: .ngang)])
  }

  /// Counts of single letters' readings, summed over the tones.
  private func kinCounts(
    _ counts: [EditChunk: Double]
  ) -> (counts: [EditChunk: Double], totals: [UInt32: Double]) {
    var kin: [EditChunk: Double] = [:]
    var totals: [UInt32: Double] = [:]
    for (chunk, count) in counts.sorted(by: { $0.key < $1.key })
    where EditChunk.length(chunk.source) == 1 {
      let family = ChunkEstimator.kin(of: chunk.source)
      kin[EditChunk(source: family, target: chunk.target), default: 0] += count
      totals[family, default: 0] += count
    }
    return (kin, totals)
  }

  /// Gives every letter the readings of its kin, as readings that were never seen.
  private func addKinReadings(to counts: inout [EditChunk: Double], _ kin: [EditChunk: Double]) {
    for (chunk, count) in kin where count >= 2 {
      let letter = UInt8(chunk.source >> 24)
      guard SymbolCode.isLetter(letter) else { continue }
      for tone in Tone.allCases {
        let source = EditChunk.pack([SymbolCode.code(letter, with: tone)])
        counts[EditChunk(source: source, target: chunk.target), default: 0] += 0
      }
    }
  }

  /// The best product of two kept chunks that make this one.
  private func product(of chunk: EditChunk, _ probabilities: [EditChunk: Double]) -> Double {
    let length = EditChunk.length(chunk.source)
    let targetLength = EditChunk.length(chunk.target)
    var best = 0.0
    for cut in 1..<max(2, length) where length > 1 {
      for targetCut in 0...targetLength {
        let first = EditChunk(
          source: ChunkEstimator.prefix(chunk.source, cut),
          target: ChunkEstimator.prefix(chunk.target, targetCut))
        let second = EditChunk(
          source: chunk.source << UInt32(8 * cut),
          target: targetCut == 4 ? 0 : chunk.target << UInt32(8 * targetCut))
        if let p = probabilities[first], let q = probabilities[second] { best = max(best, p * q) }
      }
    }
    return best
  }

  private static func prefix(_ packed: UInt32, _ length: Int) -> UInt32 {
    length == 0 ? 0 : packed & (UInt32.max << UInt32(32 - 8 * length))
  }
}
