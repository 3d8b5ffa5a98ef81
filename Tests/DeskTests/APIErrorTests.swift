import Testing

@testable import Desk

@Suite struct APIErrorTests {
  @Test(arguments: [
    (
      APIError.busy, 429, "busy",
      "As many requests as can be worked on are waiting; try again soon."
    ),
    (.notFound, 404, "not-found", "There is nothing at this address."),
    (.tooLarge(9), 413, "too-large", "The body is larger than the 9 bytes that are taken."),
    (.wrong("No."), 400, "bad-request", "No."),
  ])
  func saysACodeAndASentence(error: APIError, status: Int, code: String, message: String) {
    #expect(error.status.code == status)
    #expect(error.code == code)
    #expect(error.message == message)
  }

  @Test func whoIsTurnedAwayIsToldWhenToComeAgain() {
    #expect(APIError.busy.response.headers[.retryAfter] == "1")
  }

  @Test func whatCannotBeListenedAtIsNamed() {
    let error = DeskError.cannotListen(host: "127.0.0.1", port: 8017, reason: "in use")
    #expect(
      error.description
        == "cannot listen at 127.0.0.1, port 8017: in use; choose another with --host and --port")
  }
}
