import Export

/// What happens during a conversion, told as it happens.
public enum ConversionEvent: Hashable, Sendable {
  /// The files are known.
  case planned(documents: Int)
  /// A document is begun.
  case started(path: String)
  /// One more page of a document has been extracted.
  case page(path: String, done: Int, total: Int)
  /// A document has been written.
  case finished(IndexedDocument)
  /// A file, folder or page failed.
  case failed(FailureList.Entry)
}

/// Is told each event on the thread on which it happens, so several may come at a time.
public typealias ConversionObserver = @Sendable (ConversionEvent) -> Void
