import Workers

extension WorkerCommand {
  /// The program that reads pages, `dau-pages`, which lies beside the running one.
  ///
  /// It alone is linked with the libraries that read PDFs and images: no hostile file can reach
  /// them in another process, and the others start without loading them.
  ///
  /// - Parameter megabytes: the most memory that the process may hold.
  package static func pageWorker(memoryLimit megabytes: Int? = nil) -> WorkerCommand {
    let own = ProcessFacts.executable
    let folder = own.lastIndex(of: "/").map { own[...$0] } ?? "./"
    return WorkerCommand(
      executable: folder + "dau-pages",
      arguments: megabytes.map { ["--memory-limit", String($0)] } ?? [],
      // Inner threads of Tesseract only get in the way of the other workers.
      // The pieces of memory that a process for documents asks for are too large for one for pages.
      environment: ["OMP_THREAD_LIMIT": "1", "GLIBC_TUNABLES": ""])
  }
}
