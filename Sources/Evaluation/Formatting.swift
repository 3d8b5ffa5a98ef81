extension String {
  /// The text with spaces behind it up to a number of scalars.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - unicodeScalars.count))
  }

  /// The text with spaces before it up to a number of scalars.
  package func leftPadded(to width: Int) -> String {
    String(repeating: " ", count: max(0, width - unicodeScalars.count)) + self
  }
}

/// `part` of `whole` in per cent with two decimals, six wide; of nothing it counts as of one.
func percent(_ part: Int, of whole: Int) -> String {
  twoDecimals(100 * Double(part) / Double(max(whole, 1))).leftPadded(to: 6)
}

/// A non-negative number with two decimals, its exact binary value rounded half to even, as C does.
package func twoDecimals(_ value: Double) -> String {
  let product = value * 100
  // What the multiplication rounded away decides where the product looks like a tie.
  let rest = (-product).addingProduct(value, 100)
  var hundredths = product.rounded(.down)
  let fraction = product - hundredths
  let isTie = fraction == 0.5 && rest == 0
  if fraction > 0.5 || (fraction == 0.5 && rest > 0)
    || (isTie && !hundredths.truncatingRemainder(dividingBy: 2).isZero)
  {
    hundredths += 1
  }
  let whole = Int(hundredths)
  return "\(whole / 100)." + (whole % 100 < 10 ? "0" : "") + "\(whole % 100)"
}
