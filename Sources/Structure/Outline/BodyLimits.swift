/// Where the parts of a document begin and end, by index of the manuscript's lines.
struct BodyLimits {
  /// The bases and what leads to `như sau:`.
  var preamble: Range<Int>
  /// The units.
  var body: Range<Int>
  /// `Trên đây là …`, up to the signature and recipients.
  var closing: Range<Int>
  /// Signature and recipients.
  var signing: Range<Int>
  /// Appendices and other attachments.
  var attachments: Range<Int>

  /// Finds the limits.
  ///
  /// - Complexity: O(*n*).
  init(_ manuscript: Manuscript, labels: LabelledLines, headEnd: Int) {
    let finder = LimitFinder(manuscript, labels: labels.labels)
    let count = manuscript.lines.count
    let signingStart = finder.signingStart(from: headEnd)
    let signingEnd = finder.signingEnd(from: signingStart)
    let bodyStart = min(finder.bodyStart(from: headEnd, to: signingStart), signingStart)
    let closingStart = finder.closingStart(from: bodyStart, to: signingStart)
    preamble = headEnd..<max(headEnd, bodyStart)
    body = bodyStart..<max(bodyStart, closingStart)
    closing = closingStart..<signingStart
    signing = signingStart..<signingEnd
    attachments = signingEnd..<max(signingEnd, count)
  }
}
