import DocumentModel

/// A document in which every field has a value, sensible or not.
enum CompleteDocument {
  private static let box = Box(x: 1, y: 2, width: 3, height: 4)

  static var document: Document {
    Document(
      source: DocumentSource(path: "a.pdf", sha256: "00", pages: 1, pageSources: [.ocr]),
      text: "của", structure: structure, pages: [page])
  }

  private static var structure: DocumentStructure {
    var structure = DocumentStructure()
    structure.header.originalSymbol = "12/KH-UBN0"
    structure.bases = [Basis(text: "Căn cứ Luật Lưu trữ", line: 1)]
    var section = Section(
      kind: .part, label: "II", path: ["II"], heading: "MỤC ĐÍCH", text: "", line: 1, page: 1,
      box: box)
    section.originalLabel = "IL."
    structure.sections = [section]
    structure.citations = [
      Citation(
        type: "Luật", symbol: nil, name: "Luật Lưu trữ", date: nil, issuer: nil, year: 2024,
        role: .basis, units: [CitedUnit(chapter: "I", article: "5", clause: "2", point: "a")],
        text: "Luật Lưu trữ", flags: [.impossibleDate], line: 1, page: 1)
    ]
    structure.assignments = [assignment]
    structure.tables = [
      Table(
        columns: ["TT"], rows: [["1"]],
        spans: [Table.Span(row: 0, column: 0, rowSpan: 2, columnSpan: 1)], line: 1, page: 1,
        box: box)
    ]
    structure.appendices = [
      Appendix(label: "PHỤ LỤC", title: "Nhiệm vụ", reference: "(Kèm theo Kế hoạch)", line: 1)
    ]
    structure.account = [
      TextSpan(start: 0, end: 3, line: 1, place: .setAside, index: 0, reason: .rule)
    ]
    return structure
  }

  private static var assignment: Assignment {
    let name = AgencyName(name: "Sở Nội vụ", isCollective: false)
    let term = DeadlineTerm(
      text: "hằng tháng", due: "2025-06-15", isBefore: true, start: "2025-01-01",
      end: "2025-12-31", yearIsInferred: true,
      recurrence: .init(unit: .month, interval: 1, day: 15, month: 6),
      within: .init(count: 5, unit: .workingDay))
    return Assignment(
      agencies: ["Sở NV"], agencyNames: [name], role: .lead, task: "Báo cáo",
      coordinators: ["Sở NV"], coordinatorNames: [name],
      deadline: Deadline(
        text: "hằng tháng", date: "2025-06-15", recurrence: "hằng tháng", terms: [term]),
      targets: [Target(text: "ít nhất 3 lớp", comparison: .atLeast, value: 3, unit: "lớp")],
      path: ["II"], line: 1, page: 1)
  }

  private static var page: Page {
    var word = Word("của", leadingSpace: "", confidence: 0.5, box: box)
    word.original = "ctia"
    word.probability = 0.9
    word.alternatives = [Alternative(form: "cua", probability: 0.1)]
    word.flags = [.doubtful]
    let cell = TableRegion.Cell(row: 0, column: 0, lines: [0], box: box)
    return Page(
      number: 1, width: 595, height: 842, source: .ocr, reason: "no text layer",
      lines: [Line(words: [word], box: box)],
      tables: [TableRegion(rowCount: 1, columnCount: 1, cells: [cell], box: box)],
      footnotes: [Footnote(mark: "1", lines: [0])])
  }
}
