import Pipeline

/// Where the desk listens, what it shows, and how much it takes on.
package struct DeskSettings: Sendable {
  /// The output folder of `dau convert`; `nil` for the restoration of texts and documents alone.
  package var archive: String?
  /// Where source files with a relative path are looked for, beside the working folder.
  package var sources: String?
  /// How documents are read that are sent, and by which model texts are restored.
  package var options: ConversionOptions
  /// The name or number of the interface.
  package var host = "127.0.0.1"
  /// The port; 0 for any that is free.
  package var port = 8017
  /// What whoever asks must know; without it the desk listens on this machine only.
  package var token: String?
  /// How many threads restore texts.
  package var threads: Int
  /// What the desk takes on.
  package var limits = DeskLimits()

  /// Creates settings.
  package init(archive: String?, options: ConversionOptions, threads: Int) {
    self.archive = archive
    self.options = options
    self.threads = max(1, threads)
  }

  /// Whether others than this machine can reach the interface.
  var isPublic: Bool { !["127.0.0.1", "::1", "localhost"].contains(host) }
}

/// What the desk takes on before it says that it is busy.
package struct DeskLimits: Sendable {
  /// Connections at a time; further ones wait in the system's queue.
  package var connections = 1024
  /// Largest text that is restored at once, in bytes; a longer one is restored as it comes.
  package var shortText = 64 << 10
  /// Largest text in bytes.
  package var text = 1 << 30
  /// Largest text whose restoration is answered as one JSON object, in bytes.
  package var wholeText = 256 << 10
  /// Largest document in bytes.
  package var document = 64 << 20
  /// Most pages of a document that is sent.
  package var pages = 200
  /// Texts that may wait for a thread.
  package var waitingTexts = 16
  /// Long texts at a time.
  package var streams = 4
  /// Questions to the archive that may wait.
  package var waitingQuestions = 64
  /// Documents that may wait to be read.
  package var waitingDocuments = 8
  /// Answers about documents that are kept.
  package var keptDocuments = 32
  /// Large answers, such as whole documents, that may be on their way at a time.
  package var largeAnswers = 16
  /// Longest time in which a request must have come, or a long one made some progress, in seconds.
  package var patience = 30.0
  /// Longest time to end in what was accepted, in seconds.
  package var farewell = 60.0

  /// The usual limits.
  package init() {}
}

/// The desk was asked to do what it never does.
package enum DeskError: Error, Hashable, Sendable, CustomStringConvertible {
  /// It would listen beyond this machine without a token.
  case unguarded(host: String)
  /// It cannot listen there.
  case cannotListen(host: String, port: Int, reason: String)

  /// One line for the user.
  package var description: String {
    switch self {
    case .unguarded(let host):
      "\(host): others could reach this address, so a token is wanted; give --token-file or DAU_TOKEN"
    case .cannotListen(let host, let port, let reason):
      "cannot listen at \(host), port \(port): \(reason); choose another with --host and --port"
    }
  }
}
