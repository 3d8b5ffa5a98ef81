import DocumentModel
import PageWorkers
import SourceFiles
import Workers

/// Draws pages of documents for someone to look at, in processes of their own.
///
/// Safe to use from several tasks at once.
package struct PagePictures: Sendable {
  private let extractor: IsolatedExtractor

  /// Makes the processes ready; none is started before there is something to draw.
  ///
  /// - Parameters:
  ///   - workers: how many processes draw; `nil` for one a core.
  ///   - workerMegabytes: the most memory that each of them may hold.
  package init(workers: Int? = nil, workerMegabytes: Int = 2048) {
    var options = ExtractionOptions()
    options.pageTimeout = 30
    let pool = WorkerPool(
      .pageWorker(memoryLimit: workerMegabytes),
      count: workers ?? Environment.coreCount)
    extractor = IsolatedExtractor(options: options, pool: pool)
  }

  /// Draws a page or a part of it.
  package func draw(
    _ request: PictureRequest, of path: String
  ) async throws(ExtractionError) -> PagePicture {
    try await extractor.picture(request, of: path)
  }

  /// Draws several; those that cannot be drawn are `nil`.
  package func draw(
    _ requests: [PictureRequest], of path: String,
    onEach: @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) async -> [PagePicture?] {
    var pictures = [PagePicture?](repeating: nil, count: requests.count)
    await withTaskGroup(of: (Int, PagePicture?).self) { group in
      var (started, done) = (0, 0)
      func start() {
        guard started < requests.count else { return }
        let index = started
        group.addTask { (index, try? await draw(requests[index], of: path)) }
        started += 1
      }
      for _ in 0..<8 { start() }
      for await (index, picture) in group {
        pictures[index] = picture
        done += 1
        onEach(done, requests.count)
        start()
      }
    }
    return pictures
  }
}
