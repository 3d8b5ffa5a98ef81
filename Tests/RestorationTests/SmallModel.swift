import LanguageModel
import TestSupport
import Testing
import VietnameseText

@testable import Restoration

/// A model of a few sentences and of two made-up recognisers, trained once for all tests.
enum SmallModel {
  /// What the language model reads.
  static let sentences = [
    "Ủy ban nhân dân tỉnh ban hành Kế hoạch triển khai thực hiện công tác cải cách hành chính.",
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;",
    "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư;",
    "Thực hiện Quyết định số 468/QĐ-TTg của Thủ tướng Chính phủ về việc phê duyệt Đề án;",
    "Theo đề nghị của Giám đốc Sở Nội vụ về việc ban hành kế hoạch.",
    "Nâng cao chất lượng phục vụ người dân và doanh nghiệp trên địa bàn tỉnh.",
    "Các sở, ban, ngành và Ủy ban nhân dân các huyện, thành phố có trách nhiệm thực hiện.",
    "Sở Thông tin và Truyền thông chủ trì, phối hợp với các đơn vị có liên quan.",
    "Đẩy mạnh ứng dụng công nghệ thông tin trong hoạt động của cơ quan nhà nước.",
    "Tổ chức tuyên truyền sâu rộng đến cán bộ, công chức, viên chức và nhân dân.",
    "Báo cáo kết quả thực hiện về Ủy ban nhân dân tỉnh trước ngày 15 tháng 12 hằng năm.",
    "Kinh phí thực hiện kế hoạch được bố trí từ nguồn ngân sách nhà nước.",
    "Trong quá trình thực hiện nếu có khó khăn, vướng mắc, các cơ quan phản ánh về Sở Nội vụ.",
    "Sở Tài chính tham mưu Ủy ban nhân dân tỉnh bố trí kinh phí theo quy định.",
    "Yêu cầu các cơ quan, đơn vị nghiêm túc triển khai thực hiện kế hoạch này.",
    "Mục đích, yêu cầu của kế hoạch là nâng cao hiệu lực, hiệu quả quản lý nhà nước.",
    "Ủy ban nhân dân các huyện xây dựng kế hoạch của địa phương mình.",
    "Công an tỉnh phối hợp với Sở Giao thông vận tải bảo đảm trật tự an toàn giao thông.",
    "Sở Y tế hướng dẫn các đơn vị thực hiện tốt công tác phòng, chống dịch bệnh.",
    "Sở Giáo dục và Đào tạo chỉ đạo các trường học tổ chức các hoạt động phù hợp.",
    "Văn phòng Ủy ban nhân dân tỉnh theo dõi, đôn đốc việc thực hiện kế hoạch.",
    "Đề nghị Mặt trận Tổ quốc và các đoàn thể tuyên truyền, vận động nhân dân.",
    "Nhiệm vụ và giải pháp chủ yếu của kế hoạch trong năm 2024 và những năm tiếp theo.",
    "Rà soát, sửa đổi, bổ sung các văn bản quy phạm pháp luật của địa phương.",
    "Hoàn thành việc số hóa hồ sơ, tài liệu lưu trữ của cơ quan trước năm 2025.",
    "Thủ trưởng các cơ quan chịu trách nhiệm trước Chủ tịch Ủy ban nhân dân tỉnh.",
    "Trên đây là Kế hoạch của Ủy ban nhân dân tỉnh về việc thực hiện cải cách hành chính.",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "ỦY BAN NHÂN DÂN TỈNH",
    "KẾ HOẠCH VỀ VIỆC TRIỂN KHAI THỰC HIỆN CÔNG TÁC CẢI CÁCH HÀNH CHÍNH",
  ]

  /// The same words in sentences that the model never saw.
  static let unseen = [
    "Sở Nội vụ chủ trì, phối hợp với Sở Tài chính tham mưu Ủy ban nhân dân tỉnh ban hành kế hoạch.",
    "Các cơ quan, đơn vị nâng cao chất lượng công tác cải cách hành chính của địa phương.",
    "Công an tỉnh báo cáo kết quả thực hiện về Ủy ban nhân dân tỉnh theo quy định.",
    "Đẩy mạnh tuyên truyền đến người dân và doanh nghiệp trên địa bàn các huyện.",
  ]

  /// What an English recogniser makes of letters that it does not know.
  static func garbled(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if let special = misreadings[scalar] {
        result.append(contentsOf: special.unicodeScalars)
      } else {
        result.append(contentsOf: String(scalar).withoutMarks.unicodeScalars)
      }
    }
    return String(result)
  }

  private static let misreadings: [Unicode.Scalar: String] = [
    "ủ": "ti", "ư": "u", "ệ": "é", "ế": "é", "ề": "é", "ể": "é", "ê": "é", "ô": "é", "ố": "6",
    "ổ": "6", "ộ": "6", "ậ": "a", "ấ": "4", "ạ": "a", "ợ": "g", "ự": "u", "ữ": "it",
  ]

  /// What a Vietnamese recogniser gets wrong: some tones.
  static func mistoned(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let swapped: [Unicode.Scalar: Unicode.Scalar] = [
        "ỏ": "ó", "ả": "á", "ỉ": "í", "ủ": "ú", "ử": "ứ", "ổ": "ố", "ẩ": "ấ", "ẵ": "ắ",
      ]
      result.append(swapped[scalar] ?? scalar)
    }
    return String(result)
  }

  static let model: RestorationModel = {
    do {
      let folder = try TemporaryFolder()
      let path = folder.path + "/small.dau"
      try train(in: folder, to: path)
      return try RestorationModel(path: path)
    } catch {
      fatalError("the small model cannot be trained: \(error)")
    }
  }()

  static func train(in folder: TemporaryFolder, to path: String) throws {
    let text = try folder.write(sentences.joined(separator: "\n"), to: "text.txt")
    let english = try folder.write(pairs(garbled), to: "eng.tsv")
    let vietnamese = try folder.write(pairs(mistoned), to: "vie.tsv")
    var trainer = RestorationTrainer()
    trainer.language.listedWords = try LanguageModelTrainer.words(inList: text)
    // Thrice, since what occurs once is pruned.
    try trainer.train(
      texts: Array(repeating: .init(path: text, weight: 4), count: 3),
      pairs: [
        .init(channel: "eng", path: english), .init(channel: "vie", path: vietnamese),
      ], to: path)
  }

  private static func pairs(_ read: (String) -> String) -> String {
    sentences.map { read($0) + "\t" + $0 }.joined(separator: "\n") + "\n"
  }

  /// The identifier of a word that the model must know.
  static func id(_ word: String) throws -> UInt16 {
    let key = try #require(WordKey(word))
    return try #require(model.language.vocabulary.id(of: key), "\(word)")
  }
}
