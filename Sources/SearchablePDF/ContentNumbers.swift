/// A number with two decimals at most, as PDF wants it.
func number(_ value: Double) -> String {
  guard value.isFinite, abs(value) < 1e9 else { return "0" }
  let hundredths = Int((value * 100).rounded())
  let sign = hundredths < 0 ? "-" : ""
  let (whole, part) = (abs(hundredths) / 100, abs(hundredths) % 100)
  if part == 0 { return "\(sign)\(whole)" }
  return "\(sign)\(whole).\(part < 10 ? "0" : "")\(part)"
}

/// A number in hexadecimal digits.
func hex(_ value: Int, digits: Int) -> String {
  let text = String(value, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, digits - text.count)) + text
}
