import DocumentModel
import Testing

@testable import Structure

@Suite struct RobustnessTests {
  /// A generator that gives the same numbers every time.
  struct Generator {
    var state: UInt64

    mutating func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
  }

  private static let plan = """
    UBND TỈNH AN SƠN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
    SỞ NỘI VỤ Độc lập - Tự do - Hạnh phúc
    Số: 1/KH-SNV An Sơn, ngày 05 tháng 3 năm 2024
    KẾ HOẠCH
    Đào tạo cán bộ năm 2024

    Căn cứ Quyết định số 2/QĐ-UBND ngày 01/02/2024 của UBND tỉnh, Sở Nội vụ ban hành Kế hoạch
    như sau:

    I. MỤC ĐÍCH
    1. Thực hiện Luật Cán bộ, công chức năm 2008 (sửa đổi, bổ sung năm 2019).
    II. TỔ CHỨC THỰC HIỆN
    1. Sở Tài chính: Chủ trì, phối hợp với Sở Tư pháp bố trí kinh phí trước ngày 15/6/2024.
    a) Cơ quan thực hiện: Sở Y tế
    TT | Nhiệm vụ | Cơ quan chủ trì
    1 | Rà soát | Văn phòng
    Trên đây là Kế hoạch đào tạo./.
    Nơi nhận: GIÁM ĐỐC
    - Như trên; Lê Văn Nam
    - Lưu: VT.
    PHỤ LỤC
    (Kèm theo Kế hoạch số 1/KH-SNV)
    """

  /// Every line that is named exists.
  private func check(_ text: String) {
    let pages = Page.pages(ofPlainText: text)
    let count = DocumentText(pages: pages).lines.count
    let found = StructureReader().read(pages)
    let lines =
      found.sections.map(\.line) + found.citations.map(\.line) + found.assignments.map(\.line)
      + found.tables.map(\.line)
    #expect(lines.allSatisfy { (1...count).contains($0) })
  }

  @Test func survivesEdges() {
    for text in [
      "", "\n", "\u{0C}", " ", "-", "I.", "1.", "|", " | ", "Nơi nhận", "PHỤ LỤC", "\u{301}",
    ] {
      check(text)
    }
    check(String(repeating: "\n\u{0C}", count: 300))
    #expect(StructureReader().read([]) == DocumentStructure())
  }

  @Test func survivesRandomText() {
    var random = Generator(state: 11)
    let pieces = [
      "Nơi nhận", "I. ", "1. ", "a) ", "- ", "+ ", "Điều 5. ", "PHỤ LỤC ", "số ", "12/QĐ-UBND",
      "ngày ",
      "tháng ", "năm 2024", "của ", "Sở Nội vụ", "phối hợp với ", "chủ trì", ", ", ": ", ". ",
      ";\n", "\n",
      "\u{0C}", " | ", "(", ")", "/", "-", "Luật ", "sửa đổi, bổ sung ", "TM. ", "KẾ HOẠCH\n",
      "15/7/2021",
      "trước ", "\t", "🙂", "e\u{301}", "\u{200B}", "\r\n", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
      "Số: ",
    ]
    for _ in 0..<400 {
      check((0..<random.next(60)).map { _ in pieces[random.next(pieces.count)] }.joined())
    }
  }

  @Test func survivesNoise() {
    var random = Generator(state: 5)
    let plan = Array(Self.plan.unicodeScalars)
    let noise = Array("|.,;:()/-lI1 \n\u{0C}Ðđ¢☃".unicodeScalars)
    for _ in 0..<400 {
      var scalars = plan
      for _ in 0...random.next(3) {
        let place = random.next(scalars.count)
        switch random.next(3) {
        case 0: scalars.remove(at: place)
        case 1: scalars[place] = noise[random.next(noise.count)]
        default: scalars.insert(noise[random.next(noise.count)], at: place)
        }
      }
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars)
      check(String(view))
    }
  }

  /// Twice the text takes about twice the time; the bound only catches squares.
  @Test func staysLinear() {
    let clock = ContinuousClock()
    func time(_ text: String) -> Duration {
      let pages = Page.pages(ofPlainText: text)
      return clock.measure { _ = StructureReader().read(pages) }
    }
    for piece in [
      "a, ", "(", "phối hợp với ", "Luật Tổ chức ", "1.", "- x\n", "Sở Nội vụ, ", "số 1/",
      "sửa đổi, ",
      "TM. A\n", "KẾ HOẠCH\n", ". A", "trước ngày ", "I. ",
    ] {
      let short = time(String(repeating: piece, count: 500))
      let long = time(String(repeating: piece, count: 4_000))
      #expect(long < short * 40 + .milliseconds(200), "\(piece)")
    }
  }
}
