import Catalogue
import Corrections
import DocumentModel
import Synchronization

/// The doubtful words of the archive, those first whose correction brings the most: a pair of
/// reading and form comes by how many of its words are wrong, by their probabilities.
final class DoubtQueue: Sendable {
  /// A doubtful word with what a person wants to know to decide.
  struct Item: Encodable, Sendable {
    struct Source: Encodable, Sendable {
      var sha256: String
      var symbol: String?
      var title: String?
      var path: String
    }

    var document: Source
    var place: WordPlace
    /// What was read.
    var reading: String
    /// The form held to be right.
    var form: String
    var probability: Double?
    var alternatives: [Alternative]
    var box: Box?
    /// The line before and behind the word.
    var before: String
    var after: String
    /// How often the archive has this pair among its doubtful words.
    var count: Int
  }

  /// A part of the queue.
  struct Part: Encodable, Sendable {
    var items: [Item]
    /// Where the next part begins; `nil` at the end.
    var next: String?
    /// How many doubtful words there are of which nothing has been said.
    var remaining: Int
  }

  private struct State {
    var version: Int?
    var isFreshUntil = ContinuousClock.now
    var index = DoubtIndex()
    /// What was said already, by document: places among its doubtful words.
    var settled: [String: Set<Int>] = [:]
  }

  private let archive: DeskArchive
  private let state = Mutex(State())
  /// A conversion that is running changes the catalogue all the time; so long the queue stays.
  private static let patience = Duration.seconds(30)

  init(_ archive: DeskArchive) { self.archive = archive }

  /// A document's corrections have changed.
  func forget(_ sha256: String) {
    let settled = (try? settled(in: sha256)) ?? []
    state.withLock { $0.settled[sha256] = settled }
  }

  /// The words from a place in the queue on.
  ///
  /// - Parameter start: `next` of the part before.
  /// - Complexity: O(*n*) in the number of doubtful words where the catalogue has changed.
  func part(from start: String?, limit: Int) throws -> Part {
    var (group, offset) = try Self.position(start)
    let (index, settled) = try current()
    let remaining = index.count - settled.values.reduce(0) { $0 + $1.count }
    var items: [Item] = []
    while group < index.groups.count {
      let members = index.groups[group].members
      while offset < members.count {
        if items.count == limit {
          return Part(items: items, next: "\(group).\(offset)", remaining: remaining)
        }
        let member = members[offset]
        let sha256 = index.documents[Int(member.document)]
        offset += 1
        if settled[sha256]?.contains(Int(member.ordinal)) ?? false { continue }
        if let item = try item(sha256, Int(member.ordinal), index.groups[group]) {
          items.append(item)
        }
      }
      (group, offset) = (group + 1, 0)
    }
    return Part(items: items, next: nil, remaining: remaining)
  }

  private static func position(_ start: String?) throws -> (Int, Int) {
    guard let start, !start.isEmpty else { return (0, 0) }
    let numbers = start.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 2, let group = numbers[0], let offset = numbers[1], group >= 0,
      offset >= 0
    else { throw APIError.wrong("after wants what the answer before gave as next.") }
    return (group, offset)
  }

  private func current() throws -> (DoubtIndex, [String: Set<Int>]) {
    let version = try archive.catalogue.version()
    let known = state.withLock { state -> (DoubtIndex, [String: Set<Int>])? in
      let isFresh = state.version == version || state.isFreshUntil > .now
      return isFresh && state.version != nil ? (state.index, state.settled) : nil
    }
    if let known { return known }
    let index = try DoubtIndex(archive.catalogue)
    var settled: [String: Set<Int>] = [:]
    for (document, _) in try archive.correctedDocuments() {
      settled[document.sha256] = try self.settled(in: document.sha256)
    }
    state.withLock { state in
      state.version = version
      state.isFreshUntil = .now + Self.patience
      state.index = index
      state.settled = settled
    }
    return (index, settled)
  }

  private func settled(in sha256: String) throws -> Set<Int> {
    guard let document = try archive.document(sha256) else { return [] }
    let places = Set(document.outcome.applied.map(\.place))
    let doubtful = document.doubtfulPlaces
    return Set(doubtful.indices.filter { places.contains(doubtful[$0]) })
  }

  private func item(
    _ sha256: String, _ ordinal: Int, _ group: DoubtIndex.Group
  ) throws -> Item? {
    guard let document = try archive.document(sha256) else { return nil }
    let places = document.doubtfulPlaces
    guard places.indices.contains(ordinal), let (page, word) = document.word(at: places[ordinal]),
      word.form == group.form
    else { return nil }
    let place = places[ordinal]
    let words = page.lines[place.line].words
    return Item(
      document: Item.Source(
        sha256: sha256, symbol: document.listed.symbol, title: document.listed.title,
        path: document.listed.path),
      place: place, reading: group.reading, form: word.form, probability: word.probability,
      alternatives: word.alternatives, box: word.box,
      before: Line(words: Array(words[..<place.word])).text,
      after: Line(words: Array(words[(place.word + 1)...])).text, count: group.members.count)
  }
}
