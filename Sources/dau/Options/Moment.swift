import ArgumentParser
import Foundation

/// A day, or a time on it.
struct Moment: ExpressibleByArgument {
  /// Nanoseconds since 1970.
  var nanoseconds: Int64

  /// Reads `2025-03-18`, which begins at midnight of this machine's time, or an ISO 8601 time.
  init?(argument: String) {
    var day = Date.ISO8601FormatStyle(timeZone: .current).year().month().day()
    day.timeZone = .current
    guard
      let date = (try? Date(argument, strategy: .iso8601)) ?? (try? Date(argument, strategy: day))
    else { return nil }
    nanoseconds = Int64(date.timeIntervalSince1970 * 1_000_000_000)
  }
}
