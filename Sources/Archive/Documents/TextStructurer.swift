import DocumentModel
import DurableFiles
import Export
import Pipeline
import SourceFiles
import Structure

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Finds the structure of texts that need no restoration, and writes it.
///
/// It needs no model, no OCR and no page images.
package struct TextStructurer: Sendable {
  private let extractor = Extractor()
  private let reader = StructureReader()

  /// Creates one.
  package init() {}

  /// Extensions of the files that are taken from folders.
  package static let fileExtensions: Set<String> = ["txt"]

  /// Reads one text file.
  ///
  /// - Parameters:
  ///   - timing: Is told how many seconds of processor time the structure took.
  ///   - notice: Is told what had to be repaired in the file.
  /// - Throws: `ExtractionError` where the file cannot be read.
  package func read(
    _ path: String, timing: ((Double) -> Void)? = nil, notice: ((String) -> Void)? = nil
  ) throws -> Document {
    let file = try extractor.extract(path)
    for note in file.notes { notice?("\(path): \(note)") }
    let start = clock()
    let structure = reader.read(file.pages)
    timing?(Double(clock() - start) / Double(CLOCKS_PER_SEC))
    let source = DocumentSource(
      path: path, sha256: file.sha256, pages: file.pages.count,
      pageSources: file.pages.map(\.source))
    return Document(
      source: source, text: DocumentText(pages: file.pages).text,
      structure: structure, pages: file.pages)
  }

  /// Reads all texts below the paths and writes each into a folder; `notice` is told what had to be
  /// repaired.
  ///
  /// - Returns: How many were written, and the errors of those that were not.
  /// - Throws: `WriteError` where an output cannot be written.
  package func write(
    _ paths: [String], to output: String, formats: [DocumentWriter.Format],
    notice: ((String) -> Void)? = nil
  ) throws -> (count: Int, failures: [any Error]) {
    try OutputFolder.make(output)
    let walk = InputWalk(paths, fileExtensions: Self.fileExtensions, excluding: output)
    var failures: [any Error] = walk.failures
    let writer = DocumentWriter(formats: formats)
    var count = 0
    for (file, base) in zip(walk.files, OutputNames(walk.files).bases) {
      do {
        let document = try read(file.path, notice: notice)
        if let slash = base.lastIndex(of: "/") {
          try OutputFolder.make("\(output)/\(base[..<slash])")
        }
        try writer.write(document, to: "\(output)/\(base)")
        count += 1
      } catch let error as WriteError {
        throw error
      } catch {
        failures.append(error)
      }
    }
    return (count, failures)
  }
}
