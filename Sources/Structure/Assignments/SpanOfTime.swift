import DocumentGrammar
import DocumentModel

/// Reads a length of time in figures: `05 ngày làm việc`, `30 ngày`, `06 tháng`.
enum SpanOfTime {
  private static let units: [(Phrase, DeadlineTerm.Span.Unit)] = [
    ("giờ", .hour), ("ngày làm việc", .workingDay), ("ngày", .day), ("tuần", .week),
    ("tháng", .month),
    ("năm", .year),
  ]
  private static let fillers = PhraseSet(["là", "không quá", "tối đa", "trong", "vòng", "thời hạn"])

  /// The length of time that stands at an offset, small words before it passed, and where it ends.
  static func read(
    _ text: ScanText, at start: Int, limit: Int
  ) -> (span: DeadlineTerm.Span, end: Int)? {
    var index = start
    for _ in 0..<3 {
      guard let end = fillers.match(in: text, at: index, limit: limit, exactly: true)?.end else {
        break
      }
      index = text.skipSpace(end, limit: limit)
    }
    let end = text.skipDigits(index, limit: limit, most: 4)
    guard end > index, end - index <= 3 else { return nil }
    let next = text.skipSpace(end, limit: limit)
    guard next > end else { return nil }
    for (name, unit) in units {
      guard let stop = name.exactEnd(in: text, at: next, limit: limit) else { continue }
      // `02 ngày 15/6` and `6 tháng đầu năm` are no lengths of time.
      let behind = text.skipSpace(stop, limit: limit)
      if text.isA(.digit, at: behind) { return nil }
      return (DeadlineTerm.Span(count: text.number(in: index..<end), unit: unit), stop)
    }
    return nil
  }
}
