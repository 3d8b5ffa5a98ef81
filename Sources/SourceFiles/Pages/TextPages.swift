import DocumentModel

/// The pages of a text file, parted by its form feeds.
struct TextPages: PagedFile {
  let notes: [String]
  private let path: String
  private let pages: [Int: Page]

  init(_ content: FileContent, options: ExtractionOptions) {
    let text = PlainText(content.bytes)
    let pages = Page.pages(ofPlainText: text.text).filter { options.wants(page: $0.number) }
    self.pages = Dictionary(uniqueKeysWithValues: pages.map { ($0.number, $0) })
    path = content.path
    notes = text.repair.map { [$0] } ?? []
  }

  var pageNumbers: [Int] { pages.keys.sorted() }

  func page(_ number: Int) -> OpenedFile.Outcome {
    .init(pages[number] ?? Page(number: number, source: .plainText, reason: "text file"))
  }

  func picture(_ request: PictureRequest) throws(ExtractionError) -> PagePicture {
    throw .page(path: path, number: request.page, reason: "a text file has no page images")
  }
}
