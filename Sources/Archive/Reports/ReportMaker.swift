import Catalogue
import DocumentModel
import Pipeline
import Report
import SourceFiles

/// Makes the reports of documents and archives.
package struct ReportMaker: Sendable {
  /// How a report is made.
  package struct Settings: Sendable {
    /// The language in which it is opened.
    package var language = Language.vietnamese
    /// Columns of pixels of the page images; `nil` for a report without images.
    package var imageWidth: Int? = 1000
    /// How many page images a report holds, the most doubtful pages first; and how many pages of an
    /// archive can be looked at in it, those of the most doubtful documents first.
    package var pageLimit = 200
    /// The program's name and version.
    package var generator = Version.generator

    /// Creates the default settings.
    package init() {}
  }

  /// A report, and what is missing from it.
  package struct Outcome: Sendable {
    /// The file.
    package var html: String
    /// What could not be read.
    package var failures: [InputError] = []
    /// What a reader of the report should be told.
    package var notes: [String] = []
  }

  /// Is told how many pages of a file are drawn, and how many are to be.
  package typealias Observer = @Sendable (_ path: String, _ done: Int, _ total: Int) -> Void

  private let settings: Settings
  private let pictures = PagePictures()
  private let observe: Observer

  /// Creates a maker.
  package init(_ settings: Settings = Settings(), observe: @escaping Observer = { _, _, _ in }) {
    self.settings = settings
    self.observe = observe
  }

  // MARK: One document

  /// The report of a document that has been read.
  package func report(
    on document: Document, failures: [Int: String] = [:]
  ) async -> Outcome {
    let images = await images(of: document)
    let view = DocumentView(document, failures: failures) { images.links[$0.number] }
    let page = ReportPage(
      title: view.title, language: settings.language, generator: settings.generator)
    return Outcome(
      html: page.html(view.html(in: settings.language)), notes: images.note.map { [$0] } ?? [])
  }

  /// The report of a document that `dau convert` wrote as JSON.
  package func report(onDocumentAt path: String) async throws -> Outcome {
    await report(on: try TextFile.decode(Document.self, from: path))
  }

  private func images(
    of document: Document
  ) async -> (links: [Int: PageImageLink], note: String?) {
    let path = document.source.path
    guard let width = settings.imageWidth, document.pages.contains(where: { $0.width > 0 }) else {
      return ([:], nil)
    }
    switch SourceFile.state(path, sha256: document.source.sha256) {
    case .absent: return ([:], "\(path): is not there, so its page images are missing")
    case .changed: return ([:], "\(path): has changed since, so its page images are left out")
    case .same: break
    }
    let all = document.pages.filter { $0.width > 0 }
    let numbers = all.sorted { ($1.doubtfulWords, $0.number) < ($0.doubtfulWords, $1.number) }
      .prefix(settings.pageLimit).map(\.number).sorted()
    let drawn = await pictures.draw(
      numbers.map { PictureRequest(page: $0, width: width) }, of: path
    ) { done, total in observe(path, done, total) }
    var links: [Int: PageImageLink] = [:]
    for case (let number, let picture?) in zip(numbers, drawn) {
      links[number] = PageImageLink(
        source: "data:\(picture.mediaType);base64,\(picture.base64)", width: picture.width,
        height: picture.height)
    }
    if links.count < numbers.count {
      let missing = numbers.count - links.count
      return (links, "\(path): \(missing) page images could not be drawn")
    }
    guard numbers.count < all.count else { return (links, nil) }
    return (
      links,
      "\(path): the report holds the images of the \(numbers.count) most doubtful of"
        + " \(all.count) pages; --page-limit changes that"
    )
  }

  // MARK: An archive

  /// The report of an output folder, from its catalogue, or from the JSON in it where there is none.
  package func report(onArchiveAt folder: String) async throws -> Outcome {
    let source = try ArchiveSource(folder)
    var outcome = Outcome(html: "", failures: source.failures)
    var view = ArchiveView(source.overview, language: settings.language)
    var pages = 0
    var withoutJSON = 0
    for entry in source.overview.mostDoubtful {
      guard let path = source.paths[entry.sha256] else { continue }
      guard pages + entry.pages <= settings.pageLimit else { continue }
      // An archive may have been written in other formats only.
      guard SourceFile.isThere(path) else {
        withoutJSON += 1
        continue
      }
      do {
        let document = try TextFile.decode(Document.self, from: path)
        let images = await images(of: document)
        view.add(document) { images.links[$0.number] }
        pages += entry.pages
        if let note = images.note { outcome.notes.append(note) }
      } catch {
        outcome.failures.append(error)
      }
    }
    if withoutJSON > 0 {
      outcome.notes.append(
        "\(folder): there is no JSON of \(withoutJSON) document(s), so their pages are left out")
    }
    let name = folder.split(separator: "/").last.map(String.init) ?? folder
    let page = ReportPage(
      title: name, language: settings.language, generator: settings.generator)
    outcome.html = page.html(view.html)
    return outcome
  }
}
