import Catalogue
import Pipeline

extension CatalogueError: HasRunStatus {
  /// The exit code.
  package var runStatus: RunStatus {
    if case .system = problem { .notWritten } else { .unreadable }
  }
}
