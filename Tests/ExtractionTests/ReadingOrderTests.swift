import DocumentModel
import SourceFiles
import Testing

@testable import Extraction

/// Layout of synthetic boxes.
@Suite struct ReadingOrderTests {
  /// A line of words of equal size, each 30 points wide and 6 apart.
  private func line(_ text: String, x: Double, y: Double, number: Int) -> [PlacedWord] {
    text.split(separator: " ").enumerated().map { index, form in
      PlacedWord(
        form: String(form), box: Box(x: x + Double(index) * 36, y: y, width: 30, height: 12),
        confidence: nil, line: number)
    }
  }

  private func read(
    _ lines: [(String, Double, Double)], _ order: ExtractionOptions.SideBySide = .columns
  ) -> [String] {
    let words = lines.enumerated().flatMap { index, item in
      line(item.0, x: item.1, y: item.2, number: index)
    }
    return PageLayout(sideBySide: order).arrange(words: words, tables: []).lines.map(\.text)
      .filter { !$0.isEmpty }
  }

  private let head = [
    ("A1 A2 A3", 70.0, 50.0), ("B1 B2 B3 B4 B5", 300.0, 50.0),
    ("A4 A5", 90.0, 70.0), ("B6 B7", 350.0, 70.0),
    ("A6", 90.0, 90.0), ("B8 B9", 350.0, 92.0),
    ("C1 C2 C3", 240.0, 120.0),
    ("D1 D2 D3 D4 D5 D6 D7 D8 D9 D10 D11 D12", 70.0, 150.0),
    ("D13 D14", 70.0, 170.0),
  ]

  /// A line as a recogniser read it, word by word.
  private func recognised(
    _ words: [(String, Double)], x: Double, y: Double, number: Int, gap: Double = 4
  ) -> [PlacedWord] {
    var x = x
    return words.map { form, confidence in
      let width = Double(form.count) * 7
      defer { x += width + gap }
      return PlacedWord(
        form: form, box: Box(x: x, y: y, width: width, height: 12), confidence: confidence,
        line: number)
    }
  }

  private func read(_ words: [PlacedWord]) -> [String] {
    PageLayout(sideBySide: .columns).arrange(words: words, tables: []).lines.map(\.text)
      .filter { !$0.isEmpty }
  }

  @Test func aLineThatSegmentationToreIsOneColumn() {
    let sure = 0.95
    // `BỘ VĂN HÓA` ends where `THỂ THAO` begins: no gutter, however the lines are numbered.
    let words =
      recognised([("BỘ", sure), ("VĂN", sure), ("HÓA", sure)], x: 70, y: 50, number: 1)
      + recognised([("THỂ", sure), ("THAO", sure)], x: 138, y: 51, number: 2)
      + recognised(
        [("CỘNG", sure), ("HÒA", sure), ("XÃ", sure), ("HỘI", sure)], x: 320, y: 50, number: 3)
      + recognised([("Số:", sure), ("12/KH-BVHTT", sure)], x: 80, y: 70, number: 4)
      + recognised([("Độc", sure), ("lập", sure)], x: 350, y: 70, number: 5)
    #expect(
      read(words) == [
        "BỘ VĂN HÓA THỂ THAO", "Số: 12/KH-BVHTT", "CỘNG HÒA XÃ HỘI", "Độc lập",
      ])
  }

  @Test func whatAPenLeftBehindALineIsNoText() {
    let line = [("-", 0.9), ("Các", 0.95), ("Bộ,", 0.95), ("ngành;", 0.95)]
    var words = recognised(line, x: 70, y: 50, number: 1)
    words += recognised([("š", 0.08)], x: 183, y: 50, number: 1)
    #expect(read(words) == ["- Các Bộ, ngành;"])
    // A label is doubted as easily, and stays.
    let labelled = recognised(
      [("-_1,", 0.33), ("Tổng", 0.95), ("cục", 0.95), ("Hải", 0.95)], x: 70, y: 50, number: 1,
      gap: 8)
    #expect(read(labelled) == ["-_1, Tổng cục Hải"])
    // So does what was read with certainty, and a figure.
    let figure = recognised(
      [("Ban", 0.95), ("hành", 0.95), ("tháng", 0.9), ("12", 0.4)], x: 70, y: 50, number: 1, gap: 9)
    #expect(read(figure) == ["Ban hành tháng 12"])
  }

  @Test func whatInitialsAreReadAsIsNoText() {
    let sure = 0.95
    let lines = [
      recognised(
        [("-", sure), ("Lưu:", sure), ("Văn", sure), ("thư,", sure), ("#40", 0.8)], x: 70, y: 50,
        number: 1),
      recognised(
        [("—", 0.79), ("KT.", sure), ("BỘ", 0.86), ("TRƯỞNG", 0.83)], x: 350, y: 70, number: 2),
    ]
    #expect(read(lines.flatMap(\.self)).prefix(2) == ["- Lưu: Văn thư,", "KT. BỘ TRƯỞNG"])
  }

  @Test func aGlyphHigherThanThePrintIsASpeck() {
    let sure = 0.95
    var words = (0..<4).flatMap { row in
      recognised(
        [("Sở", sure), ("Nội", sure), ("vụ", sure)], x: 70, y: 50 + Double(row) * 20, number: row)
    }
    let loop = PlacedWord(
      form: "0", box: Box(x: 400, y: 200, width: 14, height: 19), confidence: 0.9, line: 9)
    words.append(loop)
    let page = PageLayout(sideBySide: .columns).arrange(words: words, tables: [])
    let zero = page.lines.flatMap(\.words).first { $0.form == "0" }
    #expect(zero?.isNoise == true)
    // A page's number is of the size of the print.
    words[words.count - 1].box.height = 12
    let other = PageLayout(sideBySide: .columns).arrange(words: words, tables: [])
    #expect(other.lines.flatMap(\.words).first { $0.form == "0" }?.isNoise == false)
  }

  @Test func aDashReadAsAnotherStrokeIsOneAmongOthers() {
    let sure = 0.95
    let items = ["-", "~", "-", "—", "-"].enumerated().map { row, dash in
      recognised(
        [(dash, sure), ("Sở", sure), ("Nội", sure)], x: 70, y: 50 + Double(row) * 20, number: row)
    }
    #expect(read(items.flatMap(\.self)) == Array(repeating: "- Sở Nội", count: 5))
    let alone = recognised([("—", sure), ("Sở", sure), ("Nội", sure)], x: 70, y: 50, number: 1)
    #expect(read(alone) == ["— Sở Nội"])
  }

  @Test func headIsReadColumnByColumn() {
    #expect(
      read(head) == [
        "A1 A2 A3", "A4 A5", "A6", "B1 B2 B3 B4 B5", "B6 B7", "B8 B9", "C1 C2 C3",
        "D1 D2 D3 D4 D5 D6 D7 D8 D9 D10 D11 D12", "D13 D14",
      ])
  }

  @Test func headIsReadRowByRowOnRequest() {
    #expect(
      read(head, .rows).prefix(3) == ["A1 A2 A3 B1 B2 B3 B4 B5", "A4 A5 B6 B7", "A6 B8 B9"])
  }

  @Test func signatureBlockWithRoomForTheSeal() {
    #expect(
      read([
        ("D1 D2 D3 D4 D5 D6 D7 D8 D9 D10 D11 D12", 70, 50), ("D13 D14", 70, 70),
        ("N1 N2", 70, 100), ("S1 S2 S3 S4", 330, 100), ("R1 R2 R3", 70, 116),
        ("S5 S6", 360, 120), ("R4 R5", 70, 130), ("R6 R7", 70, 144), ("G1 G2 G3", 340, 220),
      ]) == [
        "D1 D2 D3 D4 D5 D6 D7 D8 D9 D10 D11 D12", "D13 D14",
        "N1 N2", "R1 R2 R3", "R4 R5", "R6 R7", "S1 S2 S3 S4", "S5 S6", "G1 G2 G3",
      ])
  }

  @Test func aWordBetweenTheBlocksBelongsToTheNearerOne() {
    #expect(
      read([
        ("N1 N2", 70, 100), ("S1 S2 S3 S4", 350, 100), ("R1 R2 R3", 70, 116),
        ("R4 R5 R6 R7", 70, 130), ("B1", 236, 130), ("R8 R9", 70, 144), ("G1 G2 G3", 360, 220),
      ]) == [
        "N1 N2", "R1 R2 R3", "R4 R5 R6 R7 B1", "R8 R9", "S1 S2 S3 S4", "G1 G2 G3",
      ])
  }

  /// A brace behind two recipients, with what is done for both: nearer to them than to the signer.
  @Test func whatALineGoesOnWithIsPartOfItsBlock() {
    #expect(
      read([
        ("Nơi nhận:", 70, 100), ("CHÁNH VĂN PHÒNG", 390, 100),
        ("Như trên và các đơn vị đây", 70, 116),
        ("(để báo cáo)", 264, 131), ("Trưởng Phó Ban chỉ đạo", 70, 132), ("UBND tỉnh", 70, 148),
        ("R1 R2 R3 R4 R5 R6", 70, 164), ("Trần Văn An", 390, 190), ("Lưu VT", 70, 180),
      ]) == [
        "Nơi nhận:", "Như trên và các đơn vị đây", "Trưởng Phó Ban chỉ đạo (để báo cáo)",
        "UBND tỉnh",
        "R1 R2 R3 R4 R5 R6", "Lưu VT", "CHÁNH VĂN PHÒNG", "Trần Văn An",
      ])
  }

  @Test func theCapacityMayStandAboveTheRecipients() {
    #expect(
      read([
        ("D1 D2 D3 D4 D5 D6 D7 D8 D9 D10 D11 D12", 70, 20), ("THỦ TƯỚNG", 360, 60),
        ("Nơi nhận:", 70, 80), ("R1 R2 R3", 70, 96), ("R4 R5", 70, 112), ("R6 R7 R8", 70, 128),
        ("R9 R10", 70, 144), ("Trần Văn An", 350, 146), ("R11 R12", 70, 160),
      ]) == [
        "D1 D2 D3 D4 D5 D6 D7 D8 D9 D10 D11 D12", "Nơi nhận:", "R1 R2 R3", "R4 R5", "R6 R7 R8",
        "R9 R10", "R11 R12", "THỦ TƯỚNG", "Trần Văn An",
      ])
  }

  /// A seal and a signature between the list of recipients and the signer's name.
  @Test func whatASealLeavesBetweenTheBlocksPartsNeither() {
    let lines: [(String, Double, Double, Double)] = [
      ("Nơi nhận bản", 70, 100, 0.95), ("PHÓ CHỦ TỊCH", 350, 100, 0.95),
      ("Như điều hai trên", 70, 116, 0.95), ("Ỉ", 300, 116, 0.6), ("À", 380, 132, 0.97),
      ("Lưu văn thư này đây nhé", 70, 148, 0.95), ("lo", 330, 150, 0.4),
      ("Sở Nội vụ đây", 70, 164, 0.95), ("*", 262, 164, 0.96), ("15", 250, 180, 0.4),
      ("Các phòng", 70, 196, 0.95), ("Đỗ Văn An", 360, 200, 0.95),
    ]
    let words = lines.enumerated().flatMap { index, item in
      line(item.0, x: item.1, y: item.2, number: index).map { word in
        var word = word
        word.confidence = item.3
        return word
      }
    }
    let read = PageLayout(sideBySide: .columns).arrange(words: words, tables: []).lines
    #expect(
      read.map(\.text).filter { !$0.isEmpty } == [
        "Nơi nhận bản", "Như điều hai trên", "Lưu văn thư này đây nhé", "Sở Nội vụ đây", "15",
        "Các phòng", "PHÓ CHỦ TỊCH", "Đỗ Văn An",
      ])
    let noise = read.flatMap(\.words).filter(\.isNoise).map(\.form)
    #expect(noise.sorted() == ["*", "lo", "À", "Ỉ"].sorted())
  }

  @Test func addresseesStandBelowTheHead() {
    #expect(
      read([
        ("A1 A2 A3", 70, 50), ("B1 B2 B3 B4 B5", 300, 50), ("A4 A5", 90, 70), ("B6 B7", 350, 70),
        ("Kính gửi:", 120, 110), ("C1 C2 C3 C4 C5", 240, 130),
        ("D1 D2 D3 D4 D5 D6 D7 D8 D9 D10 D11 D12", 70, 150),
      ]) == [
        "A1 A2 A3", "A4 A5", "B1 B2 B3 B4 B5", "B6 B7", "Kính gửi:", "C1 C2 C3 C4 C5",
        "D1 D2 D3 D4 D5 D6 D7 D8 D9 D10 D11 D12",
      ])
  }

  @Test func theMottoBeginsAColumnHoweverNearTheAgencyComes() {
    let first = "BỘ THÔNG TIN VÀ TRUYỀN THÔNG CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    #expect(NationalMotto.start(in: first.split(separator: " ").map(String.init)) == 6)
    #expect(
      NationalMotto.start(in: ["TỈNH", "CỌNG", "HÒÀ", "XÃ", "HỘI", "CHỦ", "NGHĨA"]) == 1)
    #expect(
      NationalMotto.start(in: ["SỞ", "NỘI", "VỤ", "Độc", "lập", "-", "Tự", "do", "-", "Hạnh"]) == 3)
    let prose = "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam"
    #expect(NationalMotto.start(in: prose.split(separator: " ").map(String.init)) == nil)
    #expect(
      NationalMotto.start(in: ["CỘNG", "HÒA", "XÃ", "HỘI", "CHỦ", "NGHĨA", "VIỆT", "NAM"]) == nil)
    #expect(
      read([
        (first, 70, 50), ("TRUNG TÂM", 90, 70), ("Độc lập - Tự do", 320, 70), ("SỐ 1", 90, 90),
        ("Kính gửi:", 120, 130),
      ]) == [
        "BỘ THÔNG TIN VÀ TRUYỀN THÔNG", "TRUNG TÂM", "SỐ 1",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do", "Kính gửi:",
      ])
  }

  @Test func wideGapInABodyLineIsNoColumn() {
    var words = line("D1 D2 D3 D4 D5", x: 70, y: 50, number: 0)
    words += line("D6 D7", x: 300, y: 50, number: 0)
    words += line("D8 D9", x: 70, y: 70, number: 1)
    let lines = PageLayout(sideBySide: .columns).arrange(words: words, tables: []).lines
    #expect(lines.map(\.text) == ["D1 D2 D3 D4 D5 D6 D7", "D8 D9"])
  }

  @Test func blankLineWhereParagraphsStandApart() {
    let words = (0..<6).flatMap {
      line("w\($0) w w w w w w w w w w", x: 70, y: Double($0) * 18 + ($0 > 2 ? 20 : 0), number: $0)
    }
    let lines = PageLayout(sideBySide: .columns).arrange(words: words, tables: []).lines
    #expect(lines.map(\.words.isEmpty) == [false, false, false, true, false, false, false])
  }
}
