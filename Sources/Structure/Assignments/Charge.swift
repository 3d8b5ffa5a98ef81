import DocumentModel

/// Whom a unit's heading puts in charge of what stands in it.
struct Charge {
  /// Who, as printed.
  var agencies: [String]
  /// Their part, where the heading says it; else each item's own words do.
  var role: Assignment.Role?
  /// With whom.
  var coordinators: [String] = []
}
