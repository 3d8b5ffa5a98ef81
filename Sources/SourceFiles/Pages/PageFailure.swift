/// A page that could not be read, wholly or in part.
package struct PageFailure: Codable, Hashable, Sendable {
  /// 1-based number of the page.
  package var number: Int
  /// What happened.
  package var reason: String

  /// Creates a failure.
  package init(number: Int, reason: String) {
    self.number = number
    self.reason = reason
  }
}
