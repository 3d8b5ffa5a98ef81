/// Where the model of the restoration is.
package enum ModelLocation {
  /// The file's name.
  package static let fileName = "vietnamese.dau"
  /// The environment variable that names the model.
  package static let variable = "DAU_MODEL"

  /// Finds the model.
  ///
  /// In this order: `path`; the file that `DAU_MODEL` names; `vietnamese.dau` beside the program;
  /// `Dictionaries/vietnamese.dau` in a folder above the program, which is a checkout;
  /// `/usr/share/dau/vietnamese.dau`. One that is named but absent is an error, not passed over.
  ///
  /// - Parameter path: The path that the user gave, if any.
  package static func find(_ path: String? = nil) throws(ModelNotFound) -> String {
    try find(
      path, variable: Environment.value(of: variable), executable: Environment.executablePath)
  }

  static func find(
    _ path: String?, variable: String?, executable: String?,
    shared: String = "/usr/share/dau/\(fileName)"
  ) throws(ModelNotFound) -> String {
    if let named = path ?? variable {
      guard Environment.isReadableFile(named) else { throw .named(named) }
      return named
    }
    let places = candidates(below: executable) + [shared]
    guard let found = places.first(where: Environment.isReadableFile) else {
      throw .nowhere(executable: executable ?? "the program", shared: shared)
    }
    return found
  }

  private static func candidates(below executable: String?) -> [String] {
    guard let executable, let slash = executable.lastIndex(of: "/") else { return [] }
    var folder = executable[..<slash]
    var places = ["\(folder)/\(fileName)"]
    while let slash = folder.lastIndex(of: "/") {
      places.append("\(folder)/Dictionaries/\(fileName)")
      folder = folder[..<slash]
    }
    return places
  }
}
