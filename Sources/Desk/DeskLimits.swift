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
