/// The program's name and version, as the outputs record them.
public enum Version {
  /// The version by itself.
  public static let number = "0.1.0"
  /// The name and the version.
  public static let generator = "dau \(number)"
}
