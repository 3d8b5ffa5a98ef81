import Catalogue
import DocumentModel
import Export
import TestSupport

/// An archive of two documents, made by hand.
struct SmallArchive {
  let folder: TemporaryFolder
  let documents: [Document]

  /// SHA-256 of the documents' sources, which are not there.
  static let names = [String(repeating: "a", count: 64), String(repeating: "b", count: 64)]

  init() throws {
    folder = try TemporaryFolder()
    documents = Self.names.map(Self.document)
    let writer = try CatalogueWriter(at: folder.path + "/" + CatalogueWriter.fileName)
    let run = try writer.beginRun()
    for (index, document) in documents.enumerated() {
      let base = "plan-\(index)"
      try DocumentWriter().write(document, to: "\(folder.path)/\(base)")
      let input = InputRecord(
        path: document.source.path, base: base,
        stamp: FileStamp(size: 1, modified: 1, changed: 1, node: Int64(index)),
        sha256: document.source.sha256, fingerprint: "f", state: .converted)
      try writer.commit([
        .converted(
          input,
          ConvertedDocument(
            entry: CatalogueEntry(document), outputs: ["\(base).json"], bytes: 1, seconds: 1,
            run: run), [])
      ])
    }
  }

  /// Two pages; `hoach` was read thrice and is doubtful, `tinh` once.
  private static func document(_ name: String) -> Document {
    let pages = (1...2).map { number in
      Page(
        number: number, width: 595, height: 842, source: .ocr,
        lines: [
          Line(words: [Word("Kế", leadingSpace: ""), doubtful("hoạch", "hoach", 0.5)]),
          Line(words: number == 1 ? [] : [doubtful("tỉnh", "tinh", 0.6), Word("An")]),
        ])
    }
    let source = DocumentSource(
      path: "\(name.prefix(1)).pdf", sha256: name, pages: 2, pageSources: [.ocr, .ocr])
    return Document(
      source: source, text: DocumentText(pages: pages).text, structure: DocumentStructure(),
      pages: pages)
  }

  private static func doubtful(_ form: String, _ original: String, _ probability: Double) -> Word {
    var word = Word(form, box: Box(x: 10, y: 20, width: 30, height: 10))
    word.original = original
    word.probability = probability
    word.alternatives = [Alternative(form: original, probability: 1 - probability)]
    word.flags = [.doubtful]
    return word
  }
}
