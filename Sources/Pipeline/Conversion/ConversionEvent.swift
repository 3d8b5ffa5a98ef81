import Export

/// What happens during a conversion, told as it happens.
public enum ConversionEvent: Hashable, Sendable {
  /// The files are known.
  case planned(documents: Int)
  /// A document is begun.
  case started(path: String)
  /// A page of a document has been extracted.
  case page(path: String, number: Int)
  /// A document has been written.
  case finished(IndexedDocument)
  /// A file, folder or page failed.
  case failed(FailureList.Entry)
}

/// Called with each event, from any thread, one at a time in no order but that of each document.
public typealias ConversionObserver = @Sendable (ConversionEvent) -> Void
