#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the system tells of processes.
package enum ProcessFacts {
  /// The real path of the running program.
  package static var executable: String {
    guard let resolved = realpath("/proc/self/exe", nil) else { return CommandLine.arguments[0] }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// How many bytes of memory a process holds that no file backs; `nil` where that is not known.
  ///
  /// Pages that are mapped from files, such as the model, are shared and can be dropped, so they
  /// do not count.
  package static func memory(of process: pid_t) -> Int? {
    let descriptor = open("/proc/\(process)/statm", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 128)
    let count = read(descriptor, &bytes, bytes.count)
    guard count > 0 else { return nil }
    let fields = bytes[..<count].split(separator: UInt8(ascii: " "))
      .compactMap { Int(String(decoding: $0, as: UTF8.self)) }
    guard fields.count > 2 else { return nil }
    return (fields[1] - fields[2]) * sysconf(Int32(_SC_PAGESIZE))
  }
}
