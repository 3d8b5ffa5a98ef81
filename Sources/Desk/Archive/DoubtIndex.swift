import Catalogue

/// The doubtful words of an archive by what was read and what it was taken for.
struct DoubtIndex: Sendable {
  /// Words that were read the same and taken for the same.
  struct Group: Sendable {
    var reading: String
    var form: String
    /// How many of them are wrong, by their probabilities.
    var expectedErrors = 0.0
    /// The words, those that are most probably wrong first.
    var members: [Member] = []
  }

  /// A word.
  struct Member: Sendable {
    /// Place in `documents`.
    var document: Int32
    /// Place among the doubtful words of the document.
    var ordinal: Int32
    var probability: Float
  }

  private struct Pair: Hashable {
    var reading: String
    var form: String
  }

  /// SHA-256 of the files of the documents.
  private(set) var documents: [String] = []
  /// The groups, those first in which most errors are to be expected.
  private(set) var groups: [Group] = []

  /// How many words there are.
  var count: Int { groups.reduce(0) { $0 + $1.members.count } }

  init() {}

  /// Reads all of a catalogue.
  ///
  /// - Complexity: O(*n* log *n*) in the number of doubtful words.
  init(_ catalogue: Catalogue) throws(CatalogueError) {
    var indexes: [Pair: Int] = [:]
    var documents: [String] = []
    var groups: [Group] = []
    try catalogue.forEachDoubt { doubt in
      if documents.last != doubt.sha256 { documents.append(doubt.sha256) }
      let pair = Pair(reading: doubt.reading, form: doubt.form)
      let index = indexes[pair] ?? groups.count
      if index == groups.count {
        indexes[pair] = index
        groups.append(Group(reading: doubt.reading, form: doubt.form))
      }
      groups[index].expectedErrors += 1 - min(1, max(0, doubt.probability))
      groups[index].members.append(
        Member(
          document: Int32(documents.count - 1), ordinal: Int32(doubt.ordinal),
          probability: Float(doubt.probability)))
    }
    for index in groups.indices {
      groups[index].members.sort {
        ($0.probability, $0.document, $0.ordinal) < ($1.probability, $1.document, $1.ordinal)
      }
    }
    groups.sort {
      ($1.expectedErrors, $0.reading, $0.form) < ($0.expectedErrors, $1.reading, $1.form)
    }
    self.documents = documents
    self.groups = groups
  }
}
