import DocumentModel
import Evaluation
import Foundation
import Testing

@testable import Restoration

/// The shipped model and the project's own plans.
private enum Shipped {
  static let checkout = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  static let path: String? = {
    let places = [
      ProcessInfo.processInfo.environment["DAU_MODEL"], checkout + "/Dictionaries/vietnamese.dau",
    ]
    return places.compactMap { $0 }.first { FileManager.default.isReadableFile(atPath: $0) }
  }()

  static let model: RestorationModel? = path.flatMap { try? RestorationModel(path: $0) }

  static let plans: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: checkout + "/Corpus")) ?? []
    return names.sorted().filter {
      FileManager.default.fileExists(atPath: "\(checkout)/Corpus/\($0)/garbled.txt")
    }
  }()
}

/// What the shipped model must be able to do.
@Suite(
  "The shipped model",
  .enabled(if: Shipped.path != nil, "no model in Dictionaries/ and none named by DAU_MODEL"))
struct ShippedModelTests {
  private static func text(_ plan: String, _ name: String) throws -> String {
    try String(contentsOfFile: "\(Shipped.checkout)/Corpus/\(plan)/\(name)", encoding: .utf8)
  }

  /// The n-gram model knows `khóa XI` far better than `khóa X`.
  @Test func leavesRomanNumbersThatARecogniserRead() throws {
    let model = try #require(Shipped.model)
    let texts = [
      "Căn cứ Nghị quyêt Hội nghị lân thứ năm Ban Châp hành Trung ương Đảng khóa X vê một số",
      "chủ trương, giải pháp lớn; nhiệm kỳ 2005 - 2010 cua Hội đông nhân dân tỉnh vê phát triên",
      "theo quy định tại mục II, Điêu 1 của Quyêt định này; bô sung nội dung quy định tại mục II,",
      "phân thứ nhât; thực hiện nhiêm vụ nêu tại khoản 2 mục II, Phân thứ hai cua Kê hoạch",
    ]
    let lines = texts.map { text in
      var line = Line(text: text)
      for index in line.words.indices { line.words[index].confidence = 0.93 }
      return line
    }
    let page = Page(number: 1, width: 600, height: 800, source: .ocr, lines: lines)
    let restored = try #require(Restorer(model: model).restore([page]).first)
    let numbers = restored.lines.flatMap(\.words).map(\.form).filter {
      $0.contains("X") || $0.contains("II")
    }
    #expect(numbers == ["X", "II,", "II,", "II,"])
    #expect(restored.lines[0].words.contains { $0.form == "Chấp" })
  }

  private static func restore(_ text: String) throws -> String {
    let model = try #require(Shipped.model)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let restored = TextRestorer(restorer: Restorer(model: model)).restore(lines)
    return zip(lines, restored).map { $1.text + TextRestorer.trailingSpace(of: $0) }
      .joined(separator: "\n")
  }

  @Test(
    "golden lines",
    arguments: [
      ("ctia Uy ban nhan dén tinh v& viéc", "của Ủy ban nhân dân tỉnh về việc"),
      (
        "Theo Ké hoach, ngéyel9 thang 12 ndm 2024 Uy ban nhan dén tinh",
        "Theo Kế hoạch, ngày 19 tháng 12 năm 2024 Ủy ban nhân dân tỉnh"
      ),
      (
        "cdc don vi phdi dat ty lé1o0% vao nam2025, dat7,5%",
        "các đơn vị phải đạt tỷ lệ 100% vào năm 2025, đạt 7,5%"
      ),
      (
        "can bo thuc hién nhiém VU cua Ban Thudng VU va tng XU",
        "cán bộ thực hiện nhiệm vụ của Ban Thường vụ và ứng xử"
      ),
      (
        "SO THONG TIN VA TRUYEN THONG Déc 1ap - Tu do",
        "SỞ THÔNG TIN VÀ TRUYỀN THÔNG Độc lập - Tự do"
      ),
      ("quy dinh tai c4c diém c, d, d va e khoan 1", "quy định tại các điểm c, d, đ và e khoản 1"),
      ("Luat sé 15/201 2/QH13 va 50/2005/QH1 1", "Luật số 15/2012/QH13 và 50/2005/QH11"),
      (
        "Can ctr Luat T6 chirc chinh quyén dia phuong", "Căn cứ Luật Tổ chức chính quyền địa phương"
      ),
      ("CONG HOA XA HOI CHU NGHIA VIET NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
      ("Uy ban nhan dan tinh ban hanh Ke hoach", "Ủy ban nhân dân tỉnh ban hành Kế hoạch"),
      (
        "Theo quy dinh tai khoan l Diéu 5 Nghi dinh nay cua Chinh phu",
        "Theo quy định tại khoản 1 Điều 5 Nghị định này của Chính phủ"
      ),
      (
        "quyén st? dung dat, co’ sé ha tang, diéu-kién s6ng",
        "quyền sử dụng đất, cơ sở hạ tầng, điều kiện sống"
      ),
      ("của Ủy ban nhân dân tỉnh về việc", "của Ủy ban nhân dân tỉnh về việc"),
      (
        "Thực hiện Nghị định số 30/2020/NĐ-CP của Chính phủ",
        "Thực hiện Nghị định số 30/2020/NĐ-CP của Chính phủ"
      ),
    ])
  func golden(garbled: String, expected: String) throws {
    #expect(try Self.restore(garbled) == expected)
  }

  @Test("a number that came out of letters is marked")
  func repairedNumber() throws {
    let model = try #require(Shipped.model)
    let line = TextRestorer(restorer: Restorer(model: model))
      .restore(["Theo quy dinh tai khoan l Diéu 5 Nghi dinh nay cua Chinh phu"])[0]
    let number = try #require(line.words.first { $0.original == "l" })
    #expect(number.form == "1")
    #expect(number.flags.contains(.repaired))
  }

  @Test(
    "symbols torn at the end of a line are mended on both sides of it",
    arguments: [
      (["Can ctr Théng tu sé 45/2024/TI-", "BIC cia B6 Tai chinh"], "45/2024/TT-", "BTC"),
      (["Can ctr Nghi quyét sé 26/2024/", "NO-HDND cia Hoi déng"], "26/2024/", "NQ-HĐND"),
      (["Can ctr Nghi dinh sé 30/2020/ND", "-CP cia Chinh phu"], "30/2020/NĐ", "-CP"),
      (["Can ctr Quyét dinh sé 123/QD-", "UBND, cia Uy ban"], "123/QĐ-", "UBND,"),
    ])
  func tornSymbols(lines: [String], end: String, start: String) throws {
    let restored = try Self.restore(lines.joined(separator: "\n")).split(separator: "\n")
    #expect(restored.first?.split(separator: " ").last ?? "" == end)
    #expect(restored.last?.split(separator: " ").first ?? "" == start)
  }

  @Test("restored plans stay as they are")
  func idempotence() throws {
    for plan in Shipped.plans {
      let once = try Self.restore(try Self.text(plan, "garbled.txt"))
      let twice = try Self.restore(once)
      let score = try TextScore(gold: once, hypothesis: twice, pages: false)
      #expect(score.errorRate <= 0.001, "\(score.formatted(name: plan)) \(score.worst(9))")
    }
  }

  @Test("the garbled plans come back with few errors")
  func garbledPlans() throws {
    var score = TextScore()
    for plan in Shipped.plans {
      let restored = try Self.restore(try Self.text(plan, "garbled.txt"))
      score += try TextScore(
        gold: try Self.text(plan, "text.txt"), hypothesis: restored, pages: false)
    }
    #expect(score.syllables > 4000)
    #expect(score.errorRate <= 0.03, "\(score.formatted(name: "garbled"))")
  }

  @Test("clean plans keep the bars of their tables")
  func cleanTables() throws {
    for plan in Shipped.plans {
      let text = try Self.text(plan, "text.txt")
      #expect(try Self.restore(text).count { $0 == "|" } == text.count { $0 == "|" }, "\(plan)")
    }
  }

  @Test("clean plans pass all but unchanged")
  func cleanPlans() throws {
    var score = TextScore()
    for plan in Shipped.plans {
      let text = try Self.text(plan, "text.txt")
      score += try TextScore(gold: text, hypothesis: try Self.restore(text), pages: false)
    }
    #expect(score.errorRate <= 0.002, "\(score.formatted(name: "clean")) \(score.worst(20))")
  }
}
