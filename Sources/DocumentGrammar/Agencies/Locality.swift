import VietnameseText

/// The administrative units that a document belongs to, by the word for their kind.
///
/// Where a document of Gia Lai says `UBND tỉnh`, it means the one of tỉnh Gia Lai.
package struct Locality: Hashable, Sendable {
  /// The unit of each kind with its name: `tỉnh` is `tỉnh Gia Lai`.
  package private(set) var units: [String: String] = [:]

  /// A document of which nothing is known.
  package init() {}

  /// The words for kinds of units, the longer before the shorter.
  static let kinds = [
    "thành phố", "thị trấn", "thị xã", "đặc khu", "tỉnh", "huyện", "quận", "phường", "xã",
  ]

  /// Reads the units that the printed names of a document's issuer and the body above it say.
  ///
  /// - Parameters:
  ///   - organs: Names as printed, in capitals or not: `ỦY BAN NHÂN DÂN TỈNH GIA LAI`.
  ///   - place: Địa danh, which shows the spelling of the name: `Gia Lai`.
  /// - Complexity: O(*n*).
  package init(organs: [String], place: String?) {
    for organ in organs {
      let words = organ.split(whereSeparator: \.isWhitespace).map(String.init)
      for index in words.indices {
        guard let kind = Locality.kind(at: index, of: words) else { continue }
        let length = kind.split(separator: " ").count
        var name: [String] = []
        var next = index + length
        while next < words.count, name.count < 4, Locality.isName(words[next]),
          Locality.kind(at: next, of: words) == nil
        {
          name.append(words[next])
          next += 1
        }
        guard !name.isEmpty, units[kind] == nil else { continue }
        var text = name.joined(separator: " ")
        if let place, place.lowercased() == text.lowercased() {
          text = place
        } else if text == text.uppercased() {
          text = name.map(Locality.titleCase).joined(separator: " ")
        }
        units[kind] = kind + " " + text
        break
      }
    }
  }

  private static func kind(at index: Int, of words: [String]) -> String? {
    kinds.first { kind in
      let parts = kind.split(separator: " ")
      guard index + parts.count <= words.count else { return false }
      return zip(parts, words[index...]).allSatisfy {
        $0 == String($1).traditionalTonePlacement.lowercased()
      }
    }
  }

  private static func isName(_ word: String) -> Bool {
    // `TỈNH ỦY` is a committee and no province.
    guard let first = word.unicodeScalars.first, word.folded != "uy" else { return false }
    return first.properties.isUppercase
  }

  private static func titleCase(_ word: String) -> String {
    word.split(separator: "-", omittingEmptySubsequences: false).map { part in
      part.prefix(1) + part.dropFirst().lowercased()
    }.joined(separator: "-")
  }
}
