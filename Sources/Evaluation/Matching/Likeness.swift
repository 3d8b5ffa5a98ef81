import VietnameseText

/// Whether two fields say the same but for case, spacing and the marks at their ends.
///
/// A missing field equals an empty one.
func saySame(_ left: String?, _ right: String?) -> Bool {
  plainField(left) == plainField(right)
}

private func plainField(_ text: String?) -> String {
  let words = (text ?? "").precomposed.lowercased().unicodeScalars
    .split(whereSeparator: \.isTokenSpace).map { String($0) }
  let outer: Set<Unicode.Scalar> = [" ", ".", ";", ",", ":"]
  let scalars = words.joined(separator: " ").unicodeScalars
  guard let first = scalars.firstIndex(where: { !outer.contains($0) }),
    let last = scalars.lastIndex(where: { !outer.contains($0) })
  else { return "" }
  return String(scalars[first...last])
}
