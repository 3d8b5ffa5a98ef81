import DocumentGrammar
import DocumentModel

/// Gives each mention its number, identity and flags, so that two mentions of one document are one.
///
/// What one mention says of a document (its year, its issuer, the number of a law) holds for the
/// others in the same text that do not contradict it.
struct CitationResolver {
  /// A mention with what was read of it besides the fields of a citation.
  struct Mention {
    var citation: Citation
    var symbol: DocumentSymbol?
    var date: DateExpression?
    /// Whether the type stands at the symbol, so that the two must agree.
    var isTypeAtSymbol: Bool
    /// Whether only type and number were printed: `Nghị định 61`.
    var isShort = false
  }

  private struct Facts {
    var year: Int?
    var issuer: String?
  }

  private let header: Header
  private let locality: Locality
  private var canonical: [String: String] = [:]
  private var agreements: [String: Bool] = [:]
  private var types: [[String?]: Bool] = [:]
  private var identifiers: [DocumentIdentity: String?] = [:]

  init(header: Header) {
    self.header = header
    locality = Locality(
      organs: [header.issuer, header.parentBody].compactMap { $0 }, place: header.place)
  }

  /// The citations with everything filled in.
  ///
  /// - Complexity: O(*n*) in the number of mentions, on average.
  mutating func resolve(_ mentions: [Mention]) -> [Citation] {
    var facts = mentions.map { self.facts($0) }
    share(&facts, of: mentions)
    // A law mentioned by name and year is the one of that name whose number is known.
    var laws: [String: Int] = [:]
    for (index, mention) in mentions.enumerated() {
      guard let name = mention.citation.name, mention.symbol != nil, let year = facts[index].year
      else { continue }
      laws["\(name.slug) \(year)"] = index
    }
    var citations: [Citation] = []
    citations.reserveCapacity(mentions.count)
    for index in mentions.indices {
      var citation = mentions[index].citation
      citation.number = mentions[index].symbol?.number ?? citation.number
      citation.flags = flags(mentions[index])
      var identity = DocumentIdentity(
        type: citation.type, symbol: citation.symbol, name: citation.name,
        year: facts[index].year, issuer: facts[index].issuer)
      citation.normalForm = identity.normalForm
      if citation.symbol == nil, let name = citation.name, let year = facts[index].year,
        let known = laws["\(name.slug) \(year)"]
      {
        identity.symbol = mentions[known].citation.symbol
        identity.issuer = facts[known].issuer
      }
      citation.id = identifier(of: identity)
      citations.append(citation)
    }
    return citations
  }

  /// A text mentions few works, each many times.
  private mutating func identifier(of identity: DocumentIdentity) -> String? {
    if let known = identifiers[identity] { return known }
    let id = identity.id
    identifiers[identity] = .some(id)
    return id
  }

  /// The identity of the document itself.
  static func ownID(_ header: Header) -> String? {
    guard let printed = header.symbol else { return nil }
    let symbol = DocumentSymbol(prefixOf: printed)
    // Without a number it could be any document of the issuer.
    if printed.hasPrefix("/") { return nil }
    var resolver = CitationResolver(header: header)
    let year = header.date.flatMap { Int($0.prefix(4)) }
    let type =
      header.type.flatMap { DocumentType(name: $0)?.name }
      ?? symbol?.type.flatMap { DocumentType(abbreviation: $0)?.name } ?? "Công văn"
    let issuer = header.issuer.map { resolver.canonicalName($0) }
    return DocumentIdentity(
      type: type, symbol: printed, name: nil, year: symbol?.year ?? year,
      issuer: needsIssuer(symbol) ? issuer : nil
    ).id
  }

  private mutating func facts(_ mention: Mention) -> Facts {
    var facts = Facts()
    facts.year =
      mention.symbol?.year ?? mention.date?.year ?? mention.citation.year
    if mention.citation.role == .self {
      facts.year = facts.year ?? header.date.flatMap { Int($0.prefix(4)) }
    }
    if let symbol = mention.symbol, Self.needsIssuer(symbol) {
      if let printed = mention.citation.issuer {
        facts.issuer = canonicalName(printed)
      } else if mention.citation.role == .self {
        facts.issuer = header.issuer.map { canonicalName($0) }
      }
    }
    return facts
  }

  private mutating func canonicalName(_ printed: String) -> String {
    if let known = canonical[printed] { return known }
    var name = CanonicalAgency(printed, in: locality).name
    // The head of a body signs for it.
    if name.hasPrefix("Chủ tịch Ủy ban") { name = String(name.dropFirst("Chủ tịch ".count)) }
    canonical[printed] = name
    return name
  }

  /// Abbreviations of one body in the whole country need no issuer beside them.
  private static func needsIssuer(_ symbol: DocumentSymbol?) -> Bool {
    guard let code = symbol?.issuers.first else { return true }
    return !IssuerAbbreviation.isNational(code)
  }

  /// Fills in what other mentions of the same symbol say, the nearest before first.
  private func share(_ facts: inout [Facts], of mentions: [Mention]) {
    var groups: [String: [Int]] = [:]
    for (index, mention) in mentions.enumerated() {
      guard let symbol = mention.citation.symbol else { continue }
      groups["\(mention.citation.type ?? "") \(symbol)", default: []].append(index)
    }
    for members in groups.values where members.count > 1 {
      for order in [members, members.reversed()] {
        var last = Facts()
        for index in order {
          if facts[index].year == nil { facts[index].year = last.year }
          if facts[index].issuer == nil, facts[index].year == last.year {
            facts[index].issuer = last.issuer
          }
          if facts[index].year != nil { last.year = facts[index].year }
          if facts[index].issuer != nil { last.issuer = facts[index].issuer }
        }
      }
    }
  }

  private mutating func flags(_ mention: Mention) -> [Citation.Flag] {
    var flags: [Citation.Flag] = []
    if let date = mention.date {
      if !date.isPossible { flags.append(.impossibleDate) }
      if date.hasDoubledDigits { flags.append(.doubledDigits) }
    }
    guard let symbol = mention.symbol, !mention.isShort else { return flags }
    if let year = symbol.year, let printed = mention.date?.year, printed != year {
      flags.append(.yearContradictsSymbol)
    }
    if mention.isTypeAtSymbol, let type = mention.citation.type,
      !isType(type, of: symbol)
    {
      flags.append(.typeContradictsSymbol)
    }
    if let issuer = mention.citation.issuer, !agrees(issuer, symbol) {
      flags.append(.issuerContradictsSymbol)
    }
    return flags
  }

  private mutating func isType(_ type: String, of symbol: DocumentSymbol) -> Bool {
    let key = [type, symbol.type]
    if let known = types[key] { return known }
    let isType = SymbolAgreement.isType(type, of: symbol)
    types[key] = isType
    return isType
  }

  private mutating func agrees(_ issuer: String, _ symbol: DocumentSymbol) -> Bool {
    let key = issuer + "/" + symbol.issuers.joined(separator: "-")
    if let known = agreements[key] { return known }
    let agrees = SymbolAgreement.isIssuer(issuer, of: symbol)
    agreements[key] = agrees
    return agrees
  }
}
