import DocumentModel

/// A word as an element: plain where nobody doubted or changed it, else with all that is known.
///
/// Pages hold many words, so this is put together by hand and not by a template.
struct WordMarkup {
  let word: Word
  let line: Int
  let index: Int

  /// Adds the element.
  func append(to html: inout String) {
    let isDoubtful = word.flags.contains(.doubtful)
    let isChanged = word.original != nil
    let element = isDoubtful ? "mark" : isChanged ? "ins" : "span"
    var classes = "word"
    if isChanged { classes += " changed" }
    if isDoubtful { classes += " doubtful" }
    if word.flags.contains(.corrected) { classes += " corrected" }
    if word.isNoise { classes += " noise" }
    if let shade { classes += " shade-\(shade)" }
    html += "<\(element) class=\"\(classes)\" data-at=\"\(line) \(index)\""
    if let box = word.box {
      html += " data-box=\"\(Self.length(box.x)) \(Self.length(box.y))"
      html += " \(Self.length(box.width)) \(Self.length(box.height))\""
    }
    if let original = word.original {
      let escaped = HTMLText.escaped(original)
      html += " data-read=\"\(escaped)\" title=\"\(escaped)\""
    }
    if isDoubtful || isChanged || shade != nil {
      if let probability { html += " data-sure=\"\(Self.probability(probability))\"" }
      if !word.alternatives.isEmpty {
        html += " data-or=\"\(HTMLText.escaped(alternatives))\""
      }
    }
    if isDoubtful { html += " tabindex=\"-1\"" }
    html += ">\(HTMLText.escaped(word.form))</\(element)>"
  }

  private var probability: Double? {
    word.probability.flatMap { $0.isFinite ? min(max($0, 0), 1) : nil }
  }

  /// From 1, a little unsure, to 4, a guess; `nil` where the word is sure or nobody judged.
  private var shade: Int? {
    guard let probability, probability < 0.99 else { return nil }
    return switch probability {
    case 0.95...: 1
    case 0.8...: 2
    case 0.5...: 3
    default: 4
    }
  }

  /// The runners-up as JSON: `[["vũ",0.25]]`.
  private var alternatives: String {
    let pairs = word.alternatives.filter(\.probability.isFinite).map {
      "[\(Self.quoted($0.form)),\(Self.probability($0.probability))]"
    }
    return "[" + pairs.joined(separator: ",") + "]"
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where scalar.value < 0x20: result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// Points to a tenth, which is finer than a pixel of the view.
  static func length(_ value: Double) -> String { Decimals.text(value, digits: 1) }

  private static func probability(_ value: Double) -> String { Decimals.text(value, digits: 4) }
}
