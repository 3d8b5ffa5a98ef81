/// The desk was asked to do what it never does.
package enum DeskError: Error, Hashable, Sendable, CustomStringConvertible {
  /// It would listen beyond this machine without a token.
  case unguarded(host: String)
  /// It cannot listen there.
  case cannotListen(host: String, port: Int, reason: String)

  /// One line for the user.
  package var description: String {
    switch self {
    case .unguarded(let host):
      "\(host): others could reach this address, so a token is wanted; give --token-file or DAU_TOKEN"
    case .cannotListen(let host, let port, let reason):
      "cannot listen at \(host), port \(port): \(reason); choose another with --host and --port"
    }
  }
}
