import Corrections
import DocumentModel
import Structure

extension Document {
  /// Puts corrections into the words, and brings text and structure into step with them.
  ///
  /// - Complexity: O(*n*) in the length of the document where a correction applies.
  package mutating func apply(_ corrections: CorrectionLog) -> CorrectionOutcome {
    let outcome = corrections.concerning(source.sha256).apply(to: &pages)
    guard outcome.applied.contains(where: { $0.correction.was != $0.correction.becomes }) else {
      return outcome
    }
    let lines = DocumentText(pages: pages)
    text = lines.text
    structure = StructureReader().read(pages, lines)
    return outcome
  }
}
