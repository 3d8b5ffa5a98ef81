import DocumentGrammar

/// Recognises the name of a type that the OCR damaged: `KLk HOẠCH` is `KẾ HOẠCH`.
enum DamagedTypeLine {
  /// Types that stand as a title of their own, by their letters without marks and blanks.
  private static let names: [(letters: [UInt8], name: String)] = [
    "KẾ HOẠCH", "QUYẾT ĐỊNH", "NGHỊ QUYẾT", "CHỈ THỊ", "THÔNG BÁO", "HƯỚNG DẪN", "BÁO CÁO",
    "TỜ TRÌNH", "CHƯƠNG TRÌNH", "PHƯƠNG ÁN", "CÔNG ĐIỆN", "QUY CHẾ", "QUY ĐỊNH", "NGHỊ ĐỊNH",
    "THÔNG TƯ", "KẾT LUẬN",
  ].map { name in (letters(ScanText(name), 0..<ScanText(name).count), name) }

  private static func letters(_ text: ScanText, _ range: Range<Int>) -> [UInt8] {
    range.filter { text.isWord(at: $0) }.map { text.bare[$0] }
  }

  /// The one type that a short line mostly in capitals resembles.
  ///
  /// - Complexity: O(1), since only short lines are compared.
  static func read(_ text: ScanText, _ range: Range<Int>) -> (type: String, rest: Range<Int>?)? {
    guard range.count >= 5, range.count <= 24 else { return nil }
    let seen = letters(text, range)
    let capitals = range.count { text.isA(.upper, at: $0) }
    guard seen.count >= 5, capitals * 5 >= seen.count * 3 else { return nil }
    var best: (name: String, distance: Int)?
    var isTied = false
    for (name, form) in names.map({ ($0.name, $0.letters) }) {
      let most = form.count >= 7 ? 2 : 1
      guard abs(form.count - seen.count) <= most else { continue }
      let distance = distance(seen, form)
      guard distance <= most else { continue }
      if distance == best?.distance { isTied = true }
      if distance < best?.distance ?? .max { (best, isTied) = ((name, distance), false) }
    }
    guard let best, !isTied else { return nil }
    return (best.name, nil)
  }

  /// How many letters must be changed, put in or taken out.
  private static func distance(_ one: [UInt8], _ other: [UInt8]) -> Int {
    var row = Array(0...other.count)
    for (index, letter) in one.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for (place, wanted) in other.enumerated() {
        let next = min(row[place] + 1, row[place + 1] + 1, diagonal + (letter == wanted ? 0 : 1))
        diagonal = row[place + 1]
        row[place + 1] = next
      }
    }
    return row[other.count]
  }
}
