import GRDB

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The catalogue cannot be opened, read or written.
package struct CatalogueError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  package enum Problem: Hashable, Sendable {
    /// There is no catalogue.
    case missing
    /// The file is no catalogue, or its content is broken.
    case damaged(String)
    /// A newer version of the program made it.
    case tooNew
    /// The system does not let it be written, with the error number that says why.
    case system(Int32)
    /// Something else that SQLite says.
    case other(String)
  }

  /// The catalogue's file.
  package var path: String
  /// What is wrong with it.
  package var problem: Problem

  /// Creates the error.
  package init(path: String, _ problem: Problem) {
    self.path = path
    self.problem = problem
  }

  init(path: String, _ error: any Error) {
    self.path = path
    guard let error = error as? DatabaseError else {
      problem = .other(String(describing: error))
      return
    }
    problem =
      switch error.resultCode {
      case .SQLITE_FULL: .system(ENOSPC)
      case .SQLITE_READONLY: .system(EROFS)
      case .SQLITE_IOERR: .system(EIO)
      case .SQLITE_CANTOPEN, .SQLITE_PERM: .system(EACCES)
      case .SQLITE_CORRUPT, .SQLITE_NOTADB: .damaged(error.message ?? "\(error.resultCode)")
      default: .other(error.message ?? "\(error.resultCode)")
      }
  }

  /// Runs `body`; what it throws becomes a `CatalogueError`.
  static func wrap<Value>(
    _ path: String, _ body: () throws -> Value
  ) throws(CatalogueError) -> Value {
    do {
      return try body()
    } catch let error as CatalogueError {
      throw error
    } catch {
      throw CatalogueError(path: path, error)
    }
  }

  /// One line for the user.
  package var description: String {
    switch problem {
    case .missing:
      "\(path): there is no catalogue; name the output folder of dau convert with --catalogue"
    case .damaged(let reason):
      "\(path): is no catalogue or is damaged (\(reason)); move it away and convert again"
    case .tooNew:
      "\(path): was made by a newer version of dau; update this one"
    case .system(let code):
      "\(path): cannot be written or read: \(String(cString: strerror(code)))"
    case .other(let reason):
      "\(path): \(reason)"
    }
  }
}
