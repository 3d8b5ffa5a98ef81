/// A PNG file as the control sequences that make kitty show it.
package enum KittyImage {
  private static let chunkSize = 4096

  /// The sequences.
  ///
  /// - Parameters:
  ///   - base64: The file in Base64.
  ///   - rows: How many rows of the terminal it takes.
  package static func sequence(base64: String, rows: Int) -> String {
    var text = ""
    var rest = Substring(base64)
    var isFirst = true
    repeat {
      let chunk = rest.prefix(chunkSize)
      rest = rest.dropFirst(chunkSize)
      // Shown where the cursor stands (a=T), a PNG (f=100), without an answer (q=2).
      let control = isFirst ? "a=T,f=100,q=2,r=\(rows)," : ""
      text += "\u{1B}_G\(control)m=\(rest.isEmpty ? 0 : 1);\(chunk)\u{1B}\\"
      isFirst = false
    } while !rest.isEmpty
    return text
  }
}
