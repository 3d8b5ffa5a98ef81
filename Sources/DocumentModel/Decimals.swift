/// Numbers as HTML, SVG and PDF have them: no more digits than are told, no exponent.
package enum Decimals {
  /// A number with so many digits behind its point at most; `0` for what is none.
  package static func text(_ value: Double, digits: Int) -> String {
    guard value.isFinite, abs(value) < 1e9 else { return "0" }
    var scale = 1
    for _ in 0..<digits { scale *= 10 }
    let units = Int((value * Double(scale)).rounded())
    let (whole, rest) = abs(units).quotientAndRemainder(dividingBy: scale)
    let sign = units < 0 ? "-" : ""
    guard rest > 0 else { return "\(sign)\(whole)" }
    var fraction = String(rest)
    fraction = String(repeating: "0", count: digits - fraction.count) + fraction
    while fraction.hasSuffix("0") { fraction.removeLast() }
    return "\(sign)\(whole).\(fraction)"
  }
}
