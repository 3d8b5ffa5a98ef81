import CZstandard

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads the lines of a text file, plain or compressed with Zstandard.
public enum CorpusReader {
  /// Calls `body` with the bytes of every line, without its line feed, in order.
  ///
  /// The kind of file is told by its first bytes, not by its name. Lines of any length are read;
  /// the memory needed is that of the longest one.
  ///
  /// - Throws: `ModelError.badTrainingInput` when the file cannot be read or unpacked.
  public static func forEachLine(
    of path: String, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) throws(ModelError) {
    guard let file = fopen(path, "rb") else {
      throw .badTrainingInput(path: path, reason: String(cString: strerror(errno)))
    }
    defer { fclose(file) }
    var lines = LineSplitter()
    var input = [UInt8](repeating: 0, count: 1 << 17)
    var count = fread(&input, 1, input.count, file)
    if input.prefix(count).starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
      guard let stream = ZSTD_createDCtx() else {
        throw .badTrainingInput(path: path, reason: "Zstandard has no memory left")
      }
      defer { ZSTD_freeDCtx(stream) }
      ZSTD_DCtx_setParameter(stream, ZSTD_d_windowLogMax, 31)
      var output = [UInt8](repeating: 0, count: 1 << 18)
      var status = 0
      while count > 0 {
        var problem: String?
        input.withUnsafeBytes { source in
          var from = ZSTD_inBuffer(src: source.baseAddress, size: count, pos: 0)
          while from.pos < from.size, problem == nil {
            output.withUnsafeMutableBytes { target in
              var to = ZSTD_outBuffer(dst: target.baseAddress, size: target.count, pos: 0)
              status = ZSTD_decompressStream(stream, &to, &from)
              if ZSTD_isError(status) != 0 {
                problem = String(cString: ZSTD_getErrorName(status))
              } else {
                lines.add(
                  UnsafeBufferPointer(
                    rebasing: UnsafeRawBufferPointer(target)
                      .bindMemory(to: UInt8.self)[..<to.pos]), body)
              }
            }
          }
        }
        if let problem { throw .badTrainingInput(path: path, reason: problem) }
        count = fread(&input, 1, input.count, file)
      }
      if status != 0 { throw .badTrainingInput(path: path, reason: "it is cut off") }
    } else {
      while count > 0 {
        input.withUnsafeBufferPointer {
          lines.add(UnsafeBufferPointer(rebasing: $0[..<count]), body)
        }
        count = fread(&input, 1, input.count, file)
      }
    }
    if ferror(file) != 0 {
      throw .badTrainingInput(path: path, reason: "reading stopped with an error")
    }
    lines.finish(body)
  }
}
