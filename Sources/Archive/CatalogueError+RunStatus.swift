import Catalogue
import Pipeline

extension CatalogueError: HasRunStatus {
  /// The exit code.
  public var runStatus: RunStatus {
    if case .system = problem { .notWritten } else { .unreadable }
  }
}
