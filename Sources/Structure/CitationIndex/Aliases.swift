import DocumentModel

/// The identifiers of an archive that mean the same work although one says less than the other.
///
/// `…/quyet-dinh/749-qd-ttg` is `…/quyet-dinh/2020/749-qd-ttg` where the archive knows only one such
/// decision, and a law named with its year is the one whose number some document gives.
struct Aliases {
  private var full: [String: String] = [:]

  /// Collects the identifiers of all documents and of what they cite.
  ///
  /// - Complexity: O(*n*) in the number of mentions.
  init(_ archive: [Document]) {
    var known: Set<String> = []
    var laws: [String: Set<String>] = [:]
    for document in archive {
      if let id = document.structure.header.id { known.insert(id) }
      for citation in document.structure.citations {
        guard let id = citation.id else { continue }
        known.insert(id)
        if citation.symbol != nil, let name = citation.name {
          let parts = id.split(separator: "/")
          guard parts.count >= 2 else { continue }
          // The same path with the name in place of the number.
          let year = parts[parts.count - 2]
          laws["\(name.lowercased()) \(year)", default: []].insert(id)
        }
      }
    }
    var groups: [String: Set<String>] = [:]
    for id in known { groups[Self.stem(id), default: []].insert(id) }
    for members in groups.values where members.count > 1 {
      for id in members {
        let fuller = members.filter { $0 != id && Self.says($0, all: id) }
        let fullest = fuller.filter { one in
          !fuller.contains { Self.says($0, all: one) && $0 != one }
        }
        if fullest.count == 1 { full[id] = fullest.first }
      }
    }
    for document in archive {
      for citation in document.structure.citations {
        guard let id = citation.id, citation.symbol == nil, let name = citation.name else {
          continue
        }
        let year = citation.date.map { String($0.prefix(4)) } ?? citation.year.map(String.init)
        guard let year, let numbered = laws["\(name.lowercased()) \(year)"], numbered.count == 1
        else { continue }
        full[id] = numbered.first
      }
    }
  }

  /// The fullest identifier of the work that an identifier means.
  func resolved(_ id: String) -> String { full[id] ?? id }

  /// Type and number without issuer and year.
  private static func stem(_ id: String) -> String {
    let parts = id.split(separator: "/")
    guard parts.count >= 5 else { return id }
    return "\(parts[3])/\(parts[parts.count - 1])"
  }

  /// Whether an identifier has every part of another and more.
  private static func says(_ one: String, all other: String) -> Bool {
    let (fuller, lesser) = (one.split(separator: "/"), other.split(separator: "/"))
    guard fuller.count > lesser.count else { return false }
    var index = 0
    for part in fuller where index < lesser.count && part == lesser[index] { index += 1 }
    return index == lesser.count
  }
}
