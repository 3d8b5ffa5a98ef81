import SourceFiles

/// What a worker said of a page.
enum PageAnswer: Sendable {
  case packed(PackedPage, number: Int)
  case outcome(OpenedFile.Outcome)

  private var outcome: OpenedFile.Outcome {
    switch self {
    case .packed(let page, let number):
      page.outcome()
        ?? .init(failedPage: number, reason: WorkerFailure.unintelligible.reason)
    case .outcome(let outcome): outcome
    }
  }

  /// So many pages are unpacked at a time.
  private static let share = 64

  /// What the answers say, in their order.
  static func outcomes(_ answers: [PageAnswer]) async -> [OpenedFile.Outcome] {
    await withTaskGroup(of: (Int, [OpenedFile.Outcome]).self) { group in
      for start in stride(from: 0, to: answers.count, by: share) {
        let part = answers[start..<min(start + share, answers.count)]
        group.addTask { (start, part.map(\.outcome)) }
      }
      var parts: [Int: [OpenedFile.Outcome]] = [:]
      for await (start, part) in group { parts[start] = part }
      return parts.keys.sorted().flatMap { parts[$0] ?? [] }
    }
  }
}
