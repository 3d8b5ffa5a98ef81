import Foundation

/// What the machine says about this process.
enum Measurement {
  /// Runs `body` and returns what it returns and how long it took, in seconds by the clock.
  static func time<Result>(_ body: () throws -> Result) rethrows -> (Result, seconds: Double) {
    let clock = ContinuousClock()
    let start = clock.now
    let result = try body()
    return (result, seconds(clock.now - start))
  }

  /// The processor time that this process has taken so far, in seconds: other programs on the
  /// machine hardly count.
  static var processorTime: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// How long something took, in seconds.
  struct Times {
    /// By the clock.
    var clock: Double
    /// Of all processors together: other programs on the machine hardly count.
    var processor: Double

    static let never = Times(clock: .infinity, processor: .infinity)

    func least(_ other: Times) -> Times {
      Times(clock: min(clock, other.clock), processor: min(processor, other.processor))
    }
  }

  /// Runs `body` and returns what it returns and how long it took.
  static func times<Result>(_ body: () throws -> Result) rethrows -> (Result, Times) {
    let start = processorTime
    let (result, clock) = try time(body)
    return (result, Times(clock: clock, processor: processorTime - start))
  }

  /// The middle one of the times of several runs, in seconds.
  static func median(of runs: Int, _ body: () throws -> Void) rethrows -> Double {
    var times: [Double] = []
    for _ in 0..<runs { times.append(try time(body).seconds) }
    times.sort()
    return times[times.count / 2]
  }

  /// The most memory that this process has held so far, in mebibytes.
  static var peakMemory: Double {
    var usage = rusage()
    #if canImport(Glibc)
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    #else
      getrusage(RUSAGE_SELF, &usage)
    #endif
    return Double(usage.ru_maxrss) / 1024
  }

  private static func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
  }
}

/// Prints figures, one a line, aligned.
enum Report {
  static func line(_ name: String, _ value: String) {
    print(name.padding(toLength: 40, withPad: " ", startingAt: 0) + value)
  }

  static func number(_ value: Double, _ digits: Int = 0) -> String {
    let text = String(format: "%.\(digits)f", value)
    let whole = text.prefix { $0 != "." }
    var grouped = ""
    for (place, digit) in whole.enumerated() {
      if place > 0, (whole.count - place) % 3 == 0 { grouped += "," }
      grouped.append(digit)
    }
    return grouped + text.dropFirst(whole.count)
  }
}
