import TestSupport

/// Texts with a few characters put in, taken out and changed.
enum DamagedText {
  private static let noise = Array("|.,;:()/-lI1 \n\u{0C}Ðđ¢☃\r\u{301}".unicodeScalars)

  /// The text with up to `most` such changes.
  static func make(_ text: String, most: Int, using random: inout SeededGenerator) -> String {
    var scalars = Array(text.unicodeScalars)
    for _ in 0..<Int.random(in: 1...most, using: &random) where !scalars.isEmpty {
      let place = Int.random(in: scalars.indices, using: &random)
      let other = noise[Int.random(in: noise.indices, using: &random)]
      switch Int.random(in: 0..<3, using: &random) {
      case 0: scalars.remove(at: place)
      case 1: scalars[place] = other
      default: scalars.insert(other, at: place)
      }
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// Up to `most` of the pieces, in any order, one after the other.
  static func join(
    _ pieces: [String], most: Int, using random: inout SeededGenerator
  ) -> String {
    (0..<Int.random(in: 0..<most, using: &random)).map { _ in
      pieces[Int.random(in: pieces.indices, using: &random)]
    }.joined()
  }
}
