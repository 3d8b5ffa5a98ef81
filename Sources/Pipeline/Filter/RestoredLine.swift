import DocumentModel
import Export
import Restoration

/// A restored line as `dau restore --json` writes it.
struct RestoredLine: Encodable {
  /// A token: what was read, what is held to be right, how sure, and what else it could be.
  struct Token: Encodable {
    var original: String
    var form: String
    var probability: Double?
    var alternatives: [Alternative]
    var flags: [String]
  }

  /// 1-based number of the line.
  var line: Int
  /// The restored text, white space at its end included.
  var text: String
  /// The tokens, noise among them.
  var tokens: [Token]

  init(_ restored: Line, trailingSpace: String, number: Int) {
    line = number
    text = EscapedText.lossy(restored.text + trailingSpace)
    tokens = restored.words.map { word in
      let word = word.rounded
      return Token(
        original: EscapedText.lossy(word.original ?? word.form),
        form: EscapedText.lossy(word.form), probability: word.probability,
        alternatives: word.alternatives, flags: word.flags.map(\.rawValue).sorted())
    }
  }
}
