import DocumentModel
import SourceFiles

/// Reads files as `Extractor` does, PDFs and images in worker processes and page by page.
///
/// However broken a file is, it costs at most its own pages. Safe to use from several tasks at once;
/// they share the workers.
package struct IsolatedExtractor: Sendable {
  private let options: ExtractionOptions
  private let pool: WorkerPool
  /// How many pages of one document may wait for a worker at a time.
  private let window = 16

  private let timeout: Duration

  /// Creates an extractor that has its files read by the pool's workers.
  package init(options: ExtractionOptions, pool: WorkerPool) {
    self.init(options: options, pool: pool, grace: 5)
  }

  /// - Parameter grace: what a page may take, in seconds, beyond its time limit before its worker is
  ///   stopped: the limit concerns recognition, which ends by itself, and drawing comes on top.
  init(options: ExtractionOptions, pool: WorkerPool, grace: Double) {
    self.options = options
    self.pool = pool
    timeout = .seconds(options.pageTimeout + grace)
  }

  /// Opens, triages and reads a file; failures are those of `Extractor.extract`.
  package func extract(
    _ path: String, onPage: @escaping @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) async throws(ExtractionError) -> ExtractedFile {
    guard Extractor.needsLibraries(path) else {
      return try Extractor(options: options).extract(path, onPage: onPage)
    }
    let summary = try await open(path)
    let numbers = summary.pageNumbers
    // Pages wait for their document as they came, which takes a fraction of the room.
    var answers = [PageAnswer?](repeating: nil, count: numbers.count)
    let result = await withTaskGroup(of: (Int, Result<PageAnswer, ExtractionError>).self) {
      group -> Result<Void, ExtractionError> in
      var (started, done) = (0, 0)
      func start() {
        guard started < numbers.count else { return }
        let index = started
        group.addTask { (index, await self.page(numbers[index], of: path)) }
        started += 1
      }
      for _ in 0..<window { start() }
      for await (index, answer) in group {
        switch answer {
        case .success(let answer): answers[index] = answer
        case .failure(let error):
          group.cancelAll()
          return .failure(error)
        }
        done += 1
        onPage(done, numbers.count)
        start()
      }
      return .success(())
    }
    try result.get()
    let outcomes = await PageAnswer.outcomes(answers.compactMap(\.self))
    return ExtractedFile(path: path, summary, outcomes)
  }

  /// Has the workers started before there is something to read, so that they come up side by side and
  /// while the model is opened.
  ///
  /// - Parameter count: how many of them.
  package func warmUp(_ count: Int) {
    for _ in 0..<count {
      // No file has this path; what the answer is does not matter.
      let nothing = WorkerRequest(path: "", options: options, page: nil)
      Task { [pool, timeout] in _ = try? await pool.send(nothing, timeout: timeout) }
    }
  }

  private func open(_ path: String) async throws(ExtractionError) -> OpenedFile.Summary {
    let reply: WorkerReply
    do throws(WorkerFailure) {
      reply = try await pool.reply(
        to: WorkerRequest(path: path, options: options, page: nil), timeout: timeout)
    } catch {
      throw .noAnswer(path: path, reason: error.reason)
    }
    switch reply {
    case .opened(let summary): return summary
    case .failed(let error): throw error
    default: throw .noAnswer(path: path, reason: WorkerFailure.unintelligible.reason)
    }
  }

  private func page(
    _ number: Int, of path: String
  ) async -> Result<PageAnswer, ExtractionError> {
    do throws(WorkerFailure) {
      let answer = try await pool.send(
        WorkerRequest(path: path, options: options, page: number), timeout: timeout)
      if let bytes = answer.bytes {
        return .success(.packed(PackedPage(bytes: bytes), number: number))
      }
      switch WireFormat.reply(answer) {
      case .page(let outcome): return .success(.outcome(outcome))
      case .failed(let error): return .failure(error)
      default: throw .unintelligible
      }
    } catch {
      return .success(.outcome(.init(failedPage: number, reason: error.reason)))
    }
  }

  /// Draws a page, or a part of it, for someone to look at.
  package func picture(
    _ picture: PictureRequest, of path: String
  ) async throws(ExtractionError) -> PagePicture {
    let reply: WorkerReply
    do throws(WorkerFailure) {
      reply = try await pool.reply(
        to: WorkerRequest(path: path, options: options, page: nil, picture: picture),
        timeout: timeout)
    } catch {
      throw .page(path: path, number: picture.page, reason: error.reason)
    }
    switch reply {
    case .picture(let picture): return picture
    case .failed(let error): throw error
    default:
      throw .page(
        path: path, number: picture.page, reason: WorkerFailure.unintelligible.reason)
    }
  }

  /// Writes a PDF that looks like the source and holds the text of its pages beneath.
  ///
  /// - Parameter output: where it is written; what is there is replaced.
  package func writeSearchablePDF(
    of path: String, pages: [Page], to output: String
  ) async throws(SearchablePDFError) {
    let text = WorkerRequest.SearchableText(pages: pages.map(\.bare), output: output)
    let reply: WorkerReply
    do throws(WorkerFailure) {
      reply = try await pool.reply(
        to: WorkerRequest(path: path, options: options, page: nil, searchablePDF: text),
        timeout: timeout + .seconds(pages.count))
    } catch {
      throw .unwritable(error.reason)
    }
    switch reply {
    case .written: return
    case .notWritten(let error): throw error
    default: throw .unwritable(WorkerFailure.unintelligible.reason)
    }
  }
}

extension WorkerPool {
  /// Has a request answered by the next worker that is free.
  fileprivate func reply(
    to request: WorkerRequest, timeout: Duration
  ) async throws(WorkerFailure) -> WorkerReply {
    guard let reply = WireFormat.reply(try await send(request, timeout: timeout)) else {
      throw .unintelligible
    }
    return reply
  }
}

extension Page {
  /// The page with no more than the places and the forms of its words.
  fileprivate var bare: Page {
    var page = Page(number: number, width: width, height: height, source: source)
    page.lines = lines.map { line in
      Line(
        words: line.words.filter { !$0.flags.contains(.noise) }.map { Word($0.form, box: $0.box) },
        box: line.box)
    }
    return page
  }
}
