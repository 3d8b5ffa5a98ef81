import DocumentModel

/// What an archive says, as drawings.
struct ArchivePlots {
  let overview: ArchiveOverview
  let language: Language

  /// All plots that have something to show.
  var html: String { [quality, years, months, agencies, graph].compactMap(\.self).joined() }

  private var quality: String? {
    let shown = overview.mostDoubtful.prefix(30)
    let bars = shown.map {
      BarChart.Bar(
        name: $0.name, parts: [$0.doubtfulPerPage], value: localized($0.doubtfulPerPage))
    }
    guard !bars.isEmpty else { return nil }
    let isPartial = overview.entries.count > shown.count
    return figure("quality", note: isPartial ? "plot.qualityRest" : nil) { label in
      BarChart(bars: bars, label: label).html()
    }
  }

  private var years: String? {
    var sums: [Int: (words: Int, pages: Int)] = [:]
    for entry in overview.entries {
      guard let year = entry.year else { continue }
      let sum = sums[year, default: (0, 0)]
      sums[year] = (sum.words + entry.doubtfulWords, sum.pages + entry.pages)
    }
    guard !sums.isEmpty else { return nil }
    let columns = sums.sorted { $0.key < $1.key }.map { year, sum in
      let value = Double(sum.words) / Double(max(1, sum.pages))
      return ColumnChart.Column(name: String(year), value: value, text: localized(value))
    }
    return figure("years") { ColumnChart(columns: columns, label: $0).html() }
  }

  private var months: String? {
    guard !overview.months.isEmpty else { return nil }
    // Months counted from the year 0; a row has its empty months, too, but not those between a
    // misread year and the others: the last four years that have any are those that matter.
    var counts: [Int: Int] = [:]
    for (month, count) in overview.months {
      let parts = month.split(separator: "-").compactMap { Int($0) }
      if parts.count == 2 { counts[parts[0] * 12 + parts[1] - 1] = count }
    }
    let kept = counts.keys.sorted().suffix(48)
    guard let last = kept.last else { return nil }
    let first = kept.first { last - $0 < 48 } ?? last
    let columns = (first...last).map { month in
      let count = counts[month] ?? 0
      let number = month % 12 + 1
      return ColumnChart.Column(
        name: "\(number < 10 ? "0" : "")\(number)/\(month / 12)", value: Double(count),
        text: count > 0 ? String(count) : "")
    }
    return figure("months") { ColumnChart(columns: columns, label: $0).html() }
  }

  private var agencies: String? {
    let bars = overview.busiest.prefix(20).map { name, load in
      BarChart.Bar(
        name: name,
        parts: [Double(load.lead + load.responsible), Double(load.coordinate)],
        value: load.coordinate > 0
          ? "\(load.lead + load.responsible) + \(load.coordinate)" : String(load.total))
    }
    guard !bars.isEmpty else { return nil }
    return figure("agencies") { BarChart(bars: bars, label: $0).html() }
  }

  private var graph: String? {
    let targets = overview.targets
    let shown = overview.mostCited.prefix(40)
    // As many of the citing documents as can be told apart; those that mention most come first.
    var counts: [Int: Int] = [:]
    for cited in shown { for index in cited.citing { counts[Int(index), default: 0] += 1 } }
    let citing = Set(
      counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(40).map(\.key))
    let cited = shown.map { cited in
      CitationGraph.Cited(
        name: cited.name, isInArchive: overview.target(of: cited, in: targets) != nil,
        citing: cited.citing.map(Int.init).filter(citing.contains))
    }.filter { !$0.citing.isEmpty }
      // What is mentioned as often stands beside what the same documents mention.
      .sorted { first, second in
        (second.citing.count, first.citing[0], first.name)
          < (first.citing.count, second.citing[0], second.name)
      }
    guard !cited.isEmpty else { return nil }
    let names = Dictionary(
      uniqueKeysWithValues: citing.map { ($0, overview.entries[$0].name) })
    return figure("graph", note: "plot.graphNote") {
      CitationGraph(names: names, cited: cited, label: $0).html()
    }
  }

  private func figure(
    _ name: String, note: String? = nil, _ draw: (_ label: String) -> String
  ) -> String {
    let title = InterfaceStrings.text("plot.\(name)", in: language)
    var values: Templates.Values = [
      "id": "plot-\(name)", "titleKey": "plot.\(name)", "title": title, "svg": draw(title),
    ]
    if let note {
      values["noteKey"] = note
      values["note"] = InterfaceStrings.text(note, in: language)
    }
    return Templates.render("plot", values, in: language)
  }

  private func localized(_ value: Double) -> String {
    let text = Decimals.text(value, digits: 1)
    return language == .vietnamese ? text.replacing(".", with: ",") : text
  }
}
