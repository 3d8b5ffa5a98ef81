import Testing

@testable import Desk

@Suite("Who is let in")
struct AdmissionMiddlewareTests {
  @Test(
    "only names of this machine are its own",
    arguments: ["localhost", "LOCALHOST:80", "127.0.0.1:8017", "[::1]:8017", "[::1]"])
  func loopback(name: String) { #expect(AdmissionMiddleware.isLoopback(name)) }

  @Test(
    "names that only look so are not",
    arguments: [
      nil, "", "evil.example", "localhost.evil.example", "127.0.0.1.evil.example:80",
      "[::2]:80", "0.0.0.0", "127.0.0.1@evil.example", "[", "xlocalhost",
    ])
  func foreign(name: String?) { #expect(!AdmissionMiddleware.isLoopback(name)) }

  @Test("a token is compared whole")
  func tokens() {
    #expect(AdmissionMiddleware.isSame("tốt", "tốt"))
    for wrong in ["", "tố", "tốtt", "tot", "TỐT"] {
      #expect(!AdmissionMiddleware.isSame(wrong, "tốt"))
    }
  }

  @Test("beyond this machine nothing is opened without a token")
  func unguarded() {
    for host in ["0.0.0.0", "::", "192.0.2.1", "desk.example"] {
      var settings = DeskSettings(archive: nil, options: .init(model: "none"), threads: 1)
      settings.host = host
      #expect(throws: DeskError.unguarded(host: host)) {
        try DeskServer(settings, logger: .init(label: "test"))
      }
      settings.token = ""
      #expect(throws: DeskError.unguarded(host: host)) {
        try DeskServer(settings, logger: .init(label: "test"))
      }
    }
  }
}
