import Hummingbird
import NIOCore
import Pipeline
import Restoration
import Synchronization

/// Restores the texts that are sent: short ones at once, long ones as they come.
final class TextService: Sendable {
  private let model: RestorationModel
  private let restorer: TextRestorer
  private let limits: DeskLimits
  /// Does what takes longer than an event loop may be kept.
  let threads: BoundedThreads
  /// Long texts keep to fewer threads, so that short ones need not wait for them.
  private let streamThreads: BoundedThreads
  private let streams = Atomic<Int>(0)
  /// Restorers of long texts with their memory of tokens; each is used by one text at a time.
  private let idle = Mutex<[TextRestorer]>([])

  private let answers: LargeAnswers

  init(_ settings: DeskSettings, answers: LargeAnswers) throws {
    self.answers = answers
    model = try RestorationModel(path: settings.options.model)
    restorer = TextRestorer(restorer: Restorer(model: model))
    limits = settings.limits
    threads = BoundedThreads(
      "restore", threads: settings.threads, waiting: settings.limits.waitingTexts)
    streamThreads = BoundedThreads(
      "stream", threads: max(1, settings.threads - 1), waiting: settings.limits.streams)
  }

  /// How many long texts are on their way.
  var openStreams: Int { streams.load(ordering: .relaxed) }

  /// `POST /restore`.
  func restore(_ request: Request, _ context: DeskContext) async throws -> Response {
    let form = try RestoredForm(request)
    let limit = form == .json ? limits.wholeText : limits.text
    let content = try RequestContent(request, context, limit: limit, seconds: limits.patience)
    let (bytes, isWhole) = try await content.beginning(
      form == .json ? limits.wholeText : limits.shortText)
    if isWhole {
      if form == .json {
        // A token's history is long, so the answer is many times as long as the text.
        let threads = bytes.count > limits.shortText ? streamThreads : threads
        return try await answers.response(type: form.mediaType) {
          try await threads.run { [self] in try restore(bytes, as: form) }
        }
      }
      let restored = try await threads.run { [self] in try restore(bytes, as: form) }
      return Response(content: restored, type: form.mediaType)
    }
    guard streams.add(1, ordering: .relaxed).newValue <= limits.streams else {
      streams.subtract(1, ordering: .relaxed)
      throw APIError.busy
    }
    let stream = Stream(service: self, form: form, content: content, beginning: bytes)
    return Response(
      status: .ok, headers: [.contentType: form.mediaType],
      body: ResponseBody { writer in
        while let bytes = try await stream.next() {
          try await writer.write(ByteBuffer(bytes: bytes))
        }
        try await writer.finish(nil)
      })
  }

  /// Restores a text that is there as a whole.
  private func restore(_ bytes: [UInt8], as form: RestoredForm) throws -> [UInt8] {
    switch form {
    case .text:
      var stream = TextStream(restorer)
      return Array(stream.restore(bytes.withUnsafeBufferPointer(TextStream.blocks)).joined())
    case .lines, .json:
      let block = LineBlock(bytes, from: 1)
      let lines = try block.json(restored: restorer.restore(block.lines))
      return form == .lines ? lines : RestoredForm.object(ofLines: lines)
    }
  }

  /// A long text on its way, whose restoration is read block by block.
  private final class Stream: @unchecked Sendable {
    // Safe: read by one task, which waits for each block.
    private let service: TextService
    private let form: RestoredForm
    private let content: RequestContent
    private let restorer: TextRestorer
    private var text: TextStream
    private var blocks = TextBlocks()
    private var waiting: [[UInt8]]
    private var number = 1
    private var isAtEnd = false

    init(service: TextService, form: RestoredForm, content: RequestContent, beginning: [UInt8]) {
      self.service = service
      self.form = form
      self.content = content
      restorer =
        service.idle.withLock { $0.popLast() }
        ?? TextRestorer(restorer: Restorer(model: service.model))
      text = TextStream(restorer)
      waiting = blocks.add(beginning)
    }

    deinit {
      service.streams.subtract(1, ordering: .relaxed)
      service.idle.withLock { $0.append(restorer) }
    }

    /// The next part of the answer; `nil` at the end.
    func next() async throws -> [UInt8]? {
      while waiting.isEmpty {
        if isAtEnd { return nil }
        if let piece = try await content.next() {
          waiting = blocks.add(piece.readableBytesView)
        } else {
          isAtEnd = true
          waiting = blocks.rest().map { [$0] } ?? []
        }
      }
      let block = waiting.removeFirst()
      content.hasProgressed()
      return try await service.streamThreads.run(isPatient: true) { [self] in
        if form == .text { return Array(text.restore([block]).joined()) }
        let lines = LineBlock(block, from: number)
        let restored = restorer.restore(lines.lines, isContinued: number > 1)
        number += lines.lines.count
        return try lines.json(restored: restored)
      }
    }
  }
}
