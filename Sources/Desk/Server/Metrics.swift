import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Counts what is asked and how long the answers take, and tells it in Prometheus' text form.
final class Metrics: Sendable {
  private struct Route: Hashable {
    var method: String
    var path: String
  }

  private struct Series {
    var statuses: [Int: Int] = [:]
    var buckets = [Int](repeating: 0, count: Metrics.bounds.count)
    var seconds = 0.0
    var count = 0
  }

  /// What is true at the moment of asking.
  struct Gauge: Sendable {
    var name: String
    var help: String
    var value: Double
  }

  /// Upper bounds of the classes of time, in seconds.
  private static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 30]
  private let series = Mutex<[Route: Series]>([:])

  /// Counts an answer.
  ///
  /// - Parameter path: the route's pattern, not what stood in the request: there are few of them.
  func count(method: String, path: String, status: Int, seconds: Double) {
    series.withLock { series in
      var entry = series[Route(method: method, path: path)] ?? Series()
      entry.statuses[status, default: 0] += 1
      entry.seconds += seconds
      entry.count += 1
      if let bucket = Self.bounds.firstIndex(where: { seconds <= $0 }) {
        entry.buckets[bucket] += 1
      }
      series[Route(method: method, path: path)] = entry
    }
  }

  /// Everything that was counted, and the gauges.
  func text(_ gauges: [Gauge]) -> String {
    let series = series.withLock { $0 }.sorted {
      ($0.key.path, $0.key.method) < ($1.key.path, $1.key.method)
    }
    var text = """
      # HELP dau_http_requests_total Requests that were answered.
      # TYPE dau_http_requests_total counter

      """
    for (route, entry) in series {
      for (status, count) in entry.statuses.sorted(by: { $0.key < $1.key }) {
        text += "dau_http_requests_total{\(Self.labels(route)),status=\"\(status)\"} \(count)\n"
      }
    }
    text += """
      # HELP dau_http_request_seconds Time from the head of a request to its answer.
      # TYPE dau_http_request_seconds histogram

      """
    for (route, entry) in series {
      let labels = Self.labels(route)
      var sum = 0
      for (bound, count) in zip(Self.bounds, entry.buckets) {
        sum += count
        text += "dau_http_request_seconds_bucket{\(labels),le=\"\(bound)\"} \(sum)\n"
      }
      text += "dau_http_request_seconds_bucket{\(labels),le=\"+Inf\"} \(entry.count)\n"
      text += "dau_http_request_seconds_sum{\(labels)} \(entry.seconds)\n"
      text += "dau_http_request_seconds_count{\(labels)} \(entry.count)\n"
    }
    for gauge in gauges {
      text += "# HELP \(gauge.name) \(gauge.help)\n# TYPE \(gauge.name) gauge\n"
      text += "\(gauge.name) \(gauge.value)\n"
    }
    return text
  }

  private static func labels(_ route: Route) -> String {
    "method=\"\(route.method)\",route=\"\(route.path)\""
  }

  /// Memory that the process holds, in bytes; 0 where the system does not tell.
  static var residentBytes: Int {
    guard let file = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 128)
    guard fgets(&line, Int32(line.count), file) != nil else { return 0 }
    let fields = String(
      decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self
    )
    .split(separator: " ")
    return fields.count > 1 ? (Int(fields[1]) ?? 0) * Int(sysconf(Int32(_SC_PAGESIZE))) : 0
  }
}
