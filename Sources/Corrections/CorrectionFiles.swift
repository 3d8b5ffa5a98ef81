#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The corrections of an archive, or those that were exported from one.
package enum CorrectionFiles {
  /// Reads a file of corrections, or all that lie in a folder.
  ///
  /// An export holds the steps of many documents; files that are there twice under hard links are
  /// read once.
  ///
  /// - Returns: the log of each document, in the order of the paths.
  package static func read(_ path: String) throws -> [CorrectionLog] {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw CorrectionFileError(path: path, reason: "there is no such file or folder")
    }
    guard isFolder else { return byDocument(try CorrectionFile(path).read()) }
    var entries = Set<CorrectionLog.Entry>()
    var all: [CorrectionLog.Entry] = []
    let names = try FileManager.default.subpathsOfDirectory(atPath: path)
    for name in names.sorted() where name.hasSuffix("." + CorrectionFile.fileExtension) {
      for entry in try CorrectionFile("\(path)/\(name)").read().entries
      where entries.insert(entry).inserted {
        all.append(entry)
      }
    }
    return byDocument(CorrectionLog(all))
  }

  private static func byDocument(_ log: CorrectionLog) -> [CorrectionLog] {
    var logs: [CorrectionLog] = []
    var indexes: [String: Int] = [:]
    for entry in log.entries {
      let document =
        switch entry {
        case .made(let correction): correction.document
        case .undone(let undoing): undoing.document
        }
      let index = indexes[document] ?? logs.count
      if index == logs.count {
        indexes[document] = index
        logs.append(CorrectionLog())
      }
      logs[index].append(entry)
    }
    return logs
  }
}
