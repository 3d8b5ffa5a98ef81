import DocumentModel
import PageWorkers
import Restoration
import SourceFiles
import Workers

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Restores what was read of scans with one weight of the evidence after another.
///
/// Reading takes nearly all of the time, so it is done once, and can be kept for the next trial.
package struct EvidenceTrial: Sendable {
  /// What was read of a file.
  package struct Reading: Codable, Sendable {
    var pages: [Page]
    var layers: [Int: [Line]]
  }

  private let extractor: IsolatedExtractor
  private let model: RestorationModel
  private let folder: String?

  /// Opens the model.
  ///
  /// - Parameter folder: where readings are kept; `nil` for nowhere.
  package init(_ options: ConversionOptions, keepingIn folder: String? = nil) throws {
    let pool = WorkerPool(
      .pageWorker(memoryLimit: options.workerMegabytes), count: Environment.coreCount)
    extractor = IsolatedExtractor(options: options.extraction, pool: pool)
    model = try RestorationModel(path: options.model)
    self.folder = folder
  }

  /// Reads a file, or takes what was kept of it.
  package func read(_ path: String) async throws -> Reading {
    let kept = try folder.map { folder in
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
      let data = try Data(contentsOf: URL(fileURLWithPath: path))
      return "\(folder)/\(ContentDigest.sha256(of: [UInt8](data))).json"
    }
    if let kept, let data = FileManager.default.contents(atPath: kept) {
      return try JSONDecoder().decode(Reading.self, from: data)
    }
    let file = try await extractor.extract(path)
    let reading = Reading(pages: file.pages, layers: file.layers)
    if let kept {
      try JSONEncoder().encode(reading).write(to: URL(fileURLWithPath: kept), options: .atomic)
    }
    return reading
  }

  /// The text that is made of what was read.
  package func text(of reading: Reading, _ weights: EvidenceWeights) -> String {
    let pages = Restorer(model: model, weights: weights)
      .restore(reading.pages, layers: reading.layers)
    return DocumentText(pages: pages).text
  }
}
