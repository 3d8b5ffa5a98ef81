/// All that was said of the words of a document, in the order in which it was said.
package struct CorrectionLog: Hashable, Sendable {
  /// A step.
  package enum Entry: Hashable, Sendable {
    /// A word was corrected, or confirmed.
    case made(Correction)
    /// A correction was taken back.
    case undone(Undoing)
  }

  /// The steps.
  package private(set) var entries: [Entry] = []
  /// How many lines of the file could not be read; they are left where they are.
  package internal(set) var unreadableLines = 0
  private var undone: Set<String> = []

  /// Creates a log in which nothing has been said.
  package init(_ entries: [Entry] = []) {
    for entry in entries { append(entry) }
  }

  /// Adds a step.
  package mutating func append(_ entry: Entry) {
    entries.append(entry)
    if case .undone(let undoing) = entry { undone.insert(undoing.undoes) }
  }

  /// Whether nothing was said.
  package var isEmpty: Bool { entries.isEmpty }

  /// Every correction with whether it was taken back, in the order in which they were made.
  package var corrections: [(correction: Correction, isUndone: Bool)] {
    entries.compactMap { entry in
      guard case .made(let correction) = entry else { return nil }
      return (correction, undone.contains(correction.id))
    }
  }

  /// The corrections that hold: of each word the last one that was not taken back.
  package var effective: [Correction] {
    var places: [WordPlace: Int] = [:]
    var result: [Correction] = []
    for (correction, isUndone) in corrections where !isUndone {
      if let index = places[correction.place] {
        result[index] = correction
      } else {
        places[correction.place] = result.count
        result.append(correction)
      }
    }
    return result
  }

  /// The steps that concern one document.
  package func concerning(_ sha256: String) -> CorrectionLog {
    CorrectionLog(
      entries.filter { entry in
        switch entry {
        case .made(let correction): correction.document == sha256
        case .undone(let undoing): undoing.document == sha256
        }
      })
  }

  /// A correction by its name.
  package func correction(_ id: String) -> (correction: Correction, isUndone: Bool)? {
    corrections.first { $0.correction.id == id }
  }
}

extension CorrectionLog.Entry: Codable {
  private enum CodingKeys: String, CodingKey { case undoes }

  /// Reads what `encode(to:)` writes: what undoes something is a step back.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self =
      container.contains(.undoes)
      ? .undone(try Undoing(from: decoder)) : .made(try Correction(from: decoder))
  }

  /// Writes the step itself.
  package func encode(to encoder: any Encoder) throws {
    switch self {
    case .made(let correction): try correction.encode(to: encoder)
    case .undone(let undoing): try undoing.encode(to: encoder)
    }
  }
}
