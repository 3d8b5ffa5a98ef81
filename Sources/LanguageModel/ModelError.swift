import DurableFiles

/// What can go wrong with a model file.
public enum ModelError: Error, Sendable, CustomStringConvertible {
  /// The file cannot be opened or read.
  case unreadable(path: String, reason: String)
  /// The file is no model, or one of another version.
  case wrongFormat(path: String, reason: String)
  /// The file cannot be written.
  case unwritable(path: String, reason: String)
  /// The training input cannot be used.
  case badTrainingInput(path: String, reason: String)

  /// One line: what happened, to which file, and what to do.
  public var description: String {
    switch self {
    case .unreadable(let path, let reason): "cannot read the model \(path): \(reason)"
    case .wrongFormat(let path, let reason):
      "\(path) is not a model that this version can use: \(reason); train one with dau train"
    case .unwritable(let path, let reason): "cannot write the model \(path): \(reason)"
    case .badTrainingInput(let path, let reason): "cannot train on \(path): \(reason)"
    }
  }

  init(_ error: WriteError) { self = .unwritable(path: error.path, reason: error.reason) }
}
