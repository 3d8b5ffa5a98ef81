/// Some runs of letters, in a table that is asked several times as fast as a `Set`, which expects
/// values chosen to collide.
struct LetterRunSet {
  /// Each run stands at the place that its code gives, or behind; 0 where there is none.
  private var codes = [UInt64](repeating: 0, count: 512)
  private var holdsEmptyRun = false

  /// Takes at most a few hundred texts.
  init(_ texts: Set<String>) {
    for run in texts.map({ LetterRun($0) }) {
      if run.isEmpty { holdsEmptyRun = true }
      var place = LetterRunSet.place(of: run.code)
      while codes[place] != 0 { place = (place + 1) % codes.count }
      codes[place] = run.code
    }
  }

  func contains(_ run: LetterRun) -> Bool {
    if run.isEmpty { return holdsEmptyRun }
    var place = LetterRunSet.place(of: run.code)
    while codes[place] != 0 {
      if codes[place] == run.code { return true }
      place = (place + 1) % codes.count
    }
    return false
  }

  private static func place(of code: UInt64) -> Int {
    Int((code &* 0x9E37_79B9_7F4A_7C15) >> 55)
  }
}
