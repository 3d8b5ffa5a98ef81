import DocumentModel

/// A small plan, with its structure as the structure stage would find it.
enum Sample {
  static let lines = [
    "UBND XÃ BẮC SƠN",  // 1
    "Số: 12/KH-UBND",
    "KẾ HOẠCH",
    "Tuyên truyền *mới* năm",
    "2025",  // 5
    "_______",
    "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020",
    "của Chính phủ;",
    "Ủy ban nhân dân xã ban hành kế hoạch như sau:",
    "I. MỤC ĐÍCH",  // 10
    "1. Yêu cầu chung",
    "a) Các ban: làm | <b>ngay</b>",
    "- 1. Đúng hạn.",
    "+ Đủ.",
    "- Xong.",  // 15
    "Trên đây là Kế hoạch; yêu cầu",
    "các ban thực hiện./.",
    "Nơi nhận:",
    "- Như trên;",
  ]

  static var pages: [Page] {
    [Page(number: 1, source: .plainText, lines: lines.map { Line(text: $0) })]
  }

  static var document: Document {
    var structure = DocumentStructure()
    structure.header.issuer = "UBND XÃ BẮC SƠN"
    structure.header.symbol = "12/KH-UBND"
    structure.header.date = "2025-01-09"
    structure.header.place = "Bắc Sơn"
    structure.header.type = "KẾ HOẠCH"
    structure.header.title = "Tuyên truyền *mới* năm 2025"
    structure.sections = [
      Section(kind: .part, label: "I", path: ["I"], heading: "MỤC ĐÍCH", text: "", line: 10),
      Section(
        kind: .section, label: "1", path: ["I", "1"], heading: "Yêu cầu chung", text: "", line: 11),
      Section(
        kind: .point, label: "a", path: ["I", "1", "a"], heading: "Các ban",
        text: "làm | <b>ngay</b>", line: 12),
      Section(
        kind: .indent, label: "-", path: ["I", "1", "a"], heading: nil, text: "1. Đúng hạn.",
        line: 13),
      Section(
        kind: .subindent, label: "+", path: ["I", "1", "a"], heading: nil, text: "Đủ.", line: 14),
      Section(
        kind: .indent, label: "-", path: ["I", "1", "a"], heading: nil, text: "Xong.", line: 15),
    ]
    structure.tables = [
      Table(columns: ["TT", "Việc|làm"], rows: [["1", "Đọc\n`x`"], ["2"]], line: 15)
    ]
    structure.signature.signer = "Lò Văn A"
    structure.recipients = ["Như trên"]
    let source = DocumentSource(
      path: "a/b.txt", sha256: "00", pages: 1, pageSources: [.plainText])
    return Document(
      source: source, text: DocumentText(pages: pages).text, structure: structure, pages: pages)
  }
}
