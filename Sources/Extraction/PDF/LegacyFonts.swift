import CPopplerGLib
import VietnameseText

/// Where a page's text is set in fonts whose letters are not those of Unicode.
struct LegacyFonts {
  private var runs: [(end: Int, encoding: LegacyEncoding?, hasCapitalsOnly: Bool)] = []
  /// The encoding of most of the letters that are in one.
  private(set) var main: LegacyEncoding?

  /// Asks for the fonts of a page; to be called within `PopplerLock.run`.
  init(ofPage page: OpaquePointer) {
    var letters: [LegacyEncoding: Int] = [:]
    let list = poppler_page_get_text_attributes(page)
    defer { poppler_page_free_text_attributes(list) }
    var node = list
    while let item = node {
      node = item.pointee.next
      guard let data = item.pointee.data else { continue }
      let run = data.assumingMemoryBound(to: PopplerTextAttributes.self).pointee
      let name = run.font_name.map { String(cString: $0) } ?? ""
      let encoding = LegacyEncoding(fontName: name)
      runs.append(
        (Int(run.end_index), encoding, LegacyEncoding.hasCapitalsOnly(fontName: name)))
      if let encoding { letters[encoding, default: 0] += Int(run.end_index - run.start_index) + 1 }
    }
    runs.sort { $0.end < $1.end }
    main = letters.max { ($0.value, $0.key.rawValue) < ($1.value, $1.key.rawValue) }?.key
  }

  /// A word in Unicode.
  ///
  /// - Parameter index: the number of its first scalar in the page's text.
  func decode(_ form: String, at index: Int) -> String {
    guard main != nil, let run = runs.first(where: { index <= $0.end }),
      let encoding = run.encoding
    else { return form }
    let text = encoding.decode(form)
    return run.hasCapitalsOnly ? text.uppercased() : text
  }
}
