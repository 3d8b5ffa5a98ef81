#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How many threads the recogniser may use for one page.
public enum RecognitionThreads {
  private static let variable = "OMP_THREAD_LIMIT"

  /// Restarts the program with one thread a page, unless the environment says how many.
  ///
  /// Documents are read side by side, so threads inside the recogniser only get in each other's
  /// way. It takes their number from the environment when the program is loaded, hence the restart.
  /// Where that fails the program goes on as it is. To be called before anything else is done.
  public static func restartWithOne() {
    guard getenv(variable) == nil else { return }
    setenv(variable, "1", 1)
    var arguments: [UnsafeMutablePointer<CChar>?] = CommandLine.arguments.map { strdup($0) }
    arguments.append(nil)
    execv("/proc/self/exe", arguments)
    for argument in arguments { free(argument) }
  }
}
