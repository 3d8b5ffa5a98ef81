/// Days as documents print them.
enum PrintedDate {
  /// `18/03/2025` for `2025-03-18`; anything else as it is.
  static func text(_ date: String) -> String {
    let parts = date.split(separator: "-")
    return parts.count == 3 ? "\(parts[2])/\(parts[1])/\(parts[0])" : date
  }
}
