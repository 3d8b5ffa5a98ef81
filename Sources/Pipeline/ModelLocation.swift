/// Where the model of the restoration is.
public enum ModelLocation {
  /// The file's name.
  public static let fileName = "vietnamese.dau"
  /// The environment variable that names the model.
  public static let variable = "DAU_MODEL"

  /// Finds the model.
  ///
  /// In this order: `path`; the file that `DAU_MODEL` names; `vietnamese.dau` beside the program;
  /// `Dictionaries/vietnamese.dau` in a folder above the program, which is a checkout;
  /// `/usr/share/dau/vietnamese.dau`. One that is named but absent is an error, not passed over.
  ///
  /// - Parameter path: The path that the user gave, if any.
  public static func find(_ path: String? = nil) throws(ModelNotFound) -> String {
    try find(
      path, variable: Environment.value(of: variable), executable: Environment.executablePath)
  }

  static func find(
    _ path: String?, variable: String?, executable: String?,
    shared: String = "/usr/share/dau/\(fileName)"
  ) throws(ModelNotFound) -> String {
    if let named = path ?? variable {
      guard Environment.isReadableFile(named) else {
        throw ModelNotFound(places: [named], isNamed: true)
      }
      return named
    }
    let places = candidates(executable: executable, shared: shared)
    guard let found = places.first(where: Environment.isReadableFile) else {
      throw ModelNotFound(places: places, isNamed: false)
    }
    return found
  }

  private static func candidates(executable: String?, shared: String) -> [String] {
    var places: [String] = []
    if let executable {
      var folder = executable[..<(executable.lastIndex(of: "/") ?? executable.startIndex)]
      places.append("\(folder)/\(fileName)")
      while let slash = folder.lastIndex(of: "/") {
        places.append("\(folder)/Dictionaries/\(fileName)")
        folder = folder[..<slash]
      }
    }
    return places + [shared]
  }
}

/// The model of the restoration is nowhere.
public struct ModelNotFound: Error, Hashable, Sendable, CustomStringConvertible {
  /// Where was looked.
  public var places: [String]
  /// Whether the user named the file.
  public var isNamed: Bool

  /// One line for the user: what is missing, where was looked, what to do.
  public var description: String {
    if isNamed {
      return "\(places.joined()): no model file that can be read; give another with --model or"
        + " \(ModelLocation.variable)"
    }
    return "the model \(ModelLocation.fileName) was not found; looked at "
      + places.joined(separator: ", ")
      + "; name it with --model or \(ModelLocation.variable), or build one with dau train"
  }
}
