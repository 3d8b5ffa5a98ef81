/// How long documents of one kind took: what an estimate rests on.
package struct PastSpeed: Hashable, Sendable {
  /// The ending of the files' names, in lower case.
  package var fileExtension: String
  /// How many documents there were.
  package var documents: Int
  /// How large they were, in bytes.
  package var bytes: Int64
  /// How long they took, in seconds of one worker.
  package var seconds: Double

  /// Creates a speed.
  package init(fileExtension: String, documents: Int, bytes: Int64, seconds: Double) {
    self.fileExtension = fileExtension
    self.documents = documents
    self.bytes = bytes
    self.seconds = seconds
  }
}
