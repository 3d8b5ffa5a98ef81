import DocumentModel
import Pipeline

/// The documents of an archive, read from the JSON that a conversion wrote.
package struct DocumentFiles: Sendable {
  /// Files that hold a document, in the order in which they were found.
  package private(set) var files: [InputFile] = []
  /// What could not be read.
  package private(set) var failures: [InputError] = []

  /// Finds the JSON files below the paths; the indexes of a run among them are passed over.
  package init(_ paths: [String], excluding output: String? = nil) {
    let walk = InputWalk(paths, fileExtensions: ["json"], excluding: output)
    failures = walk.failures
    files = walk.files.filter { file in
      let isNamed = paths.contains(file.path)
      return isNamed || !["index.json", "failures.json"].contains(file.relativePath)
    }
    if files.isEmpty, failures.isEmpty {
      failures = paths.map { InputError(path: $0, reason: "holds no JSON that dau wrote") }
    }
  }

  /// Reads the documents one after the other and hands them over with their place.
  ///
  /// A file that is no document is reported and passed over.
  ///
  /// - Returns: How many were read.
  package mutating func read(
    _ body: (Document, InputFile) throws -> Void
  ) rethrows -> Int {
    var count = 0
    for file in files {
      let document: Document
      do {
        document = try TextFile.decode(Document.self, from: file.path)
      } catch {
        failures.append(error)
        continue
      }
      count += 1
      try body(document, file)
    }
    return count
  }
}
