import DocumentGrammar
import DocumentModel

/// Gives agencies their canonical names, each name once.
struct AgencyNaming {
  private let locality: Locality
  private var known: [String: AgencyName] = [:]

  init(_ locality: Locality) {
    self.locality = locality
  }

  /// The assignment with the canonical names of its agencies.
  mutating func named(_ assignment: Assignment) -> Assignment {
    var assignment = assignment
    assignment.agencyNames = assignment.agencies.map { name($0) }
    assignment.coordinatorNames = assignment.coordinators.map { name($0) }
    return assignment
  }

  private mutating func name(_ printed: String) -> AgencyName {
    if let name = known[printed] { return name }
    let agency = CanonicalAgency(printed, in: locality)
    let name = AgencyName(name: agency.name, isCollective: agency.isCollective)
    known[printed] = name
    return name
  }
}
