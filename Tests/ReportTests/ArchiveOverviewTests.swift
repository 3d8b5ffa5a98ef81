import DocumentModel
import TestSupport
import Testing

@testable import Report

@Suite struct ArchiveOverviewTests {
  private func document(
    _ sha256: String, symbol: String, id: String? = nil, cites: [String] = [],
    due: [String] = [], doubts: Int = 0
  ) -> Document {
    var document = Document.sample
    document.source.sha256 = sha256
    document.structure.header.symbol = symbol
    document.structure.header.id = id
    document.structure.citations = cites.map {
      Citation(
        type: nil, symbol: $0, name: nil, date: nil, issuer: nil, year: nil, role: .reference,
        text: $0, line: 1)
    }
    document.structure.assignments = due.map {
      Assignment(
        agencies: ["Sở Y tế"], role: .responsible, task: "Làm.",
        deadline: Deadline(text: $0, date: $0), path: [], line: 1)
    }
    var doubtful = Word("vụ")
    doubtful.flags = [.doubtful]
    document.pages[0].lines = [Line(words: Array(repeating: doubtful, count: doubts))]
    return document
  }

  @Test func documentsAreOrderedByDoubt() {
    var overview = ArchiveOverview()
    overview.add(document("a", symbol: "1/KH", doubts: 1))
    overview.add(document("b", symbol: "2/KH", doubts: 5))
    overview.add(document("c", symbol: "3/KH"))
    overview.add(document("b", symbol: "2/KH", doubts: 5))
    #expect(overview.mostDoubtful.map(\.sha256) == ["b", "a", "c"])
    #expect(overview.mostDoubtful.map(\.doubtfulPerPage) == [2.5, 0.5, 0])
    #expect(overview.pageCount == 6)
  }

  @Test func mentionsFindDocumentsOfTheArchive() throws {
    var overview = ArchiveOverview()
    overview.add(document("a", symbol: "1/KH-UBND", cites: ["2/kh-ubnd", "2/KH-UBND", "9/QĐ"]))
    overview.add(document("b", symbol: "2/KH-UBND", cites: ["9/QĐ"]))
    let targets = overview.targets
    #expect(overview.mostCited.map(\.name) == ["9/QĐ", "2/kh-ubnd"])
    #expect(overview.mostCited.map(\.mentions) == [2, 2])
    #expect(overview.mostCited.map(\.citing.count) == [2, 1])
    #expect(overview.target(of: overview.mostCited[0], in: targets) == nil)
    #expect(overview.target(of: overview.mostCited[1], in: targets) == 1)
  }

  @Test func theLatestDeadlinesAreKept() {
    var overview = ArchiveOverview(dutyLimit: 2)
    overview.add(
      document(
        "a", symbol: "1/KH",
        due: ["2025-03-01", "2024-01-01", "2025-06-30", "2023-01-01", "2025-04-01", "2022-01-01"]))
    let (duties, isCut) = overview.timetable
    #expect(duties.map(\.date) == ["2025-04-01", "2025-06-30"])
    #expect(isCut)
    #expect(overview.months.count == 6)
    #expect(overview.busiest.map(\.load.total) == [6])
  }

  @Test func plotsShowWhatIsThere() {
    var overview = ArchiveOverview()
    #expect(ArchivePlots(overview: overview, language: .english).html.isEmpty)
    overview.add(
      document(
        "a", symbol: "1/KH", cites: ["9/QĐ"], due: ["2025-03-01", "2025-06-30"], doubts: 3))
    let html = ArchivePlots(overview: overview, language: .vietnamese).html
    for name in ["quality", "years", "months", "agencies", "graph"] {
      #expect(html.contains("id=\"plot-\(name)\""))
    }
    // Between March and June stand two months without a deadline.
    #expect(html.contains("05/2025"))
    #expect(html.contains("1/KH: 1,5"))
    #expect(html.contains("1/KH → 9/QĐ"))
  }

  /// A property: whatever the numbers, drawings hold finite coordinates within their frame.
  @Test(arguments: Seeds.first(4)) func drawingsHoldFiniteNumbers(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      let values = (0..<Int.random(in: 0...60, using: &generator)).map { _ in
        Double.random(in: 0...1e6, using: &generator)
      }
      let columns = ColumnChart(
        columns: values.map { .init(name: "x", value: $0, text: "y") }, label: "l"
      ).html()
      let bars = BarChart(
        bars: values.map { .init(name: "x", parts: [$0, 0], value: "y") }, label: "l"
      ).html()
      for html in [columns, bars] {
        #expect(!html.contains("nan") && !html.contains("inf"), "seed \(seed)")
        let box = try #require(html.firstMatch(of: /viewBox="0 0 ([\d.]+) ([\d.]+)"/))
        let height = try #require(Double(box.2))
        for match in html.matches(of: /<rect[^>]* y="(-?[\d.]+)"[^>]* height="([\d.]+)"/) {
          let (y, size) = (try #require(Double(match.1)), try #require(Double(match.2)))
          #expect(y >= 0 && y + size <= height, "seed \(seed)")
        }
      }
    }
  }
}
