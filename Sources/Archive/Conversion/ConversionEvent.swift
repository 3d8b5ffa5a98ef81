import Export

/// What happens during a conversion, told as it happens.
package enum ConversionEvent: Hashable, Sendable {
  /// The files are known.
  case planned(documents: Int)
  /// A document is begun.
  case started(path: String)
  /// One more page of a document has been extracted.
  case page(path: String, done: Int, total: Int)
  /// A document has been converted and its outputs are on the disk.
  case finished(path: String, pages: Int, seconds: Double)
  /// Nothing had to be done for a document: an earlier run did it, or one with the same content.
  case kept(path: String, duplicateOf: String?)
  /// A document is not wanted in this run.
  case passed(path: String)
  /// A document failed in an earlier run and is not tried again.
  case stillFailed(path: String)
  /// A document is given up for now, since the run is ending or a disk is full; it is begun again.
  case postponed(path: String)
  /// A file, folder or page failed.
  case failed(FailureList.Entry)
  /// Something that the user should know.
  case notice(String)
}

/// Is told each event on the thread on which it happens, so several may come at a time.
package typealias ConversionObserver = @Sendable (ConversionEvent) -> Void
