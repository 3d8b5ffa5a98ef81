/// There is no model of the restoration.
package enum ModelNotFound: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file that the user named is not there.
  case named(String)
  /// No model is where models are looked for.
  case nowhere(executable: String, shared: String)

  /// One line for the user: what is missing, where was looked, what to do.
  package var description: String { "\(problem); \(remedy)" }

  /// What is missing, and where was looked.
  var problem: String {
    switch self {
    case .named(let path):
      "\(path): there is no model file that can be read"
    case .nowhere(let executable, let shared):
      "the model \(ModelLocation.fileName) was not found beside \(executable), in Dictionaries/ of"
        + " the folders above it, or at \(shared)"
    }
  }

  /// What to do.
  var remedy: String {
    "name it with --model or \(ModelLocation.variable), or build one with dau train"
  }
}
